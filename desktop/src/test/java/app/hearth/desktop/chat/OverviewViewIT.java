package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The overview of branches in the window, before the real server.
final class OverviewViewIT extends AtAFork {
    private static final int PORTO = 2;

    OverviewViewIT(@TempDir Path data) throws Exception {
        super(data);
    }

    private ListView<?> list() {
        return robot.lookup(".overview-list").queryListView();
    }

    private ListCell<?> cell(int index) throws TimeoutException {
        await(() -> find(index).isPresent());
        return find(index).orElseThrow();
    }

    private Optional<ListCell<?>> find(int index) {
        return robot.lookup(".overview-list .list-cell").queryAll().stream()
                .<ListCell<?>>map(ListCell.class::cast)
                .filter(cell -> !cell.isEmpty() && cell.isVisible() && cell.getIndex() == index)
                .findFirst();
    }

    private boolean isInSight(int index) {
        return find(index)
                .filter(cell -> cell.getAccessibleText().endsWith("In sight"))
                .isPresent();
    }

    private void openOverview() throws TimeoutException {
        robot.clickOn("#overview");
        await(() -> robot.lookup(".overview-list")
                        .tryQuery()
                        .filter(Node::isFocused)
                        .isPresent()
                && list().getItems().size() == 4);
    }

    @Test
    void aLineOfTheOverviewLeadsToItsBranch() throws TimeoutException {
        resize(1000);
        openOverview();
        assertThat(cell(3).getAccessibleText()).isEqualTo("Hearth. Faro.. Below 1 fork. In sight");
        assertThat(isInSight(PORTO)).isFalse();

        robot.clickOn(cell(PORTO));

        await(() -> shows("Porto.") && isInSight(PORTO));
        assertThat(robot.lookup("2/3").tryQuery()).isPresent();
        assertThat(list().isVisible()).isTrue();
    }

    @Test
    void theKeysWalkTheOverviewAndEscapeClosesIt() throws TimeoutException {
        resize(1000);
        openOverview();
        robot.push(KeyCode.UP).push(KeyCode.UP).push(KeyCode.ENTER);
        await(() -> shows("Lisbon."));

        robot.push(KeyCode.ESCAPE);

        await(() -> robot.lookup(".overview").tryQuery().isEmpty() && composer().isFocused());
    }

    @Test
    void whereThereIsRoomItIsAColumnAndElseASheetThatGivesWay() throws TimeoutException {
        resize(1000);
        openOverview();
        assertThat(right(".transcript")).isLessThanOrEqualTo(left(".overview"));

        resize(800);
        await(() -> right(".transcript") > left(".overview"));
        robot.clickOn(cell(PORTO));

        await(() -> shows("Porto.") && robot.lookup(".overview").tryQuery().isEmpty());
    }

    @Test
    void whatIsFarUpInALongBranchIsBroughtIntoSight() throws TimeoutException {
        resize(1000);
        openOverview();

        robot.clickOn(cell(0));

        await(() -> robot.lookup(".question").tryQuery().isPresent() && top(".question") < top(".transcript") + 120);
    }

    private double left(String selector) {
        return bounds(selector).getMinX();
    }

    private double right(String selector) {
        return bounds(selector).getMaxX();
    }

    private double top(String selector) {
        return bounds(selector).getMinY();
    }

    private Bounds bounds(String selector) {
        Node node = one(selector);
        return node.localToScene(node.getLayoutBounds());
    }
}
