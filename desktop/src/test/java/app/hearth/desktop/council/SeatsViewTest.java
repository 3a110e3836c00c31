package app.hearth.desktop.council;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.desktop.Looking;
import app.hearth.desktop.ShownPage;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// Few and many seats, as narrow as a popup makes them.
final class SeatsViewTest {
    private static final double NARROW = 360;

    @RegisterExtension
    final ShownPage page = new ShownPage();

    private final FxRobot robot = page.robot();
    private final ObservableList<Model> models = FXCollections.observableArrayList(IntStream.rangeClosed(1, 30)
            .mapToObj(number -> new Model(
                    "openrouter",
                    "m" + number,
                    "A model with a name that is too long for its line " + number,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null))
            .toList());
    private final SeatsViewModel seats = new SeatsViewModel(models);
    private final VBox box = new VBox();

    private void open(int many) throws TimeoutException {
        List<ModelRef> sitting = IntStream.rangeClosed(1, many)
                .mapToObj(number -> new ModelRef("openrouter", "m" + number))
                .toList();
        seats.take(sitting, new ModelRef("openrouter", "m1"));
        page.open(() -> {
            box.getChildren().setAll(new SeatsView(seats).root());
            box.setMinWidth(NARROW); // whatever the window is
            box.setMaxWidth(NARROW);
            return new VBox(box);
        });
        robot.interact(() -> box.getScene().getRoot().layout());
    }

    private ScrollPane scroll() {
        return robot.lookup(".seat-scroll").queryAs(ScrollPane.class);
    }

    private Button remove(int place) {
        return robot.lookup(
                        (Node node) -> String.valueOf(node.getAccessibleText()).endsWith("from seat " + place))
                .queryButton();
    }

    private boolean isInSight(Node node) {
        Bounds there = scroll().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        return there.getMinY() >= 0 && there.getMaxY() <= scroll().getHeight();
    }

    @Test
    void asManySeatsAsThereCanBeScrollInsteadOfGrowing() throws TimeoutException {
        open(3);
        double few = box.getHeight();
        assertThat(isInSight(remove(3))).isTrue();
        robot.interact(() -> seats.take(
                IntStream.rangeClosed(1, 16)
                        .mapToObj(number -> new ModelRef("openrouter", "m" + number))
                        .toList(),
                null));
        robot.interact(() -> box.getScene().getRoot().layout());
        assertThat(box.getHeight()).isBetween(few + 1, 560.0);
        assertThat(isInSight(remove(16))).isFalse();
        assertThat(page.shown("All 16 seats are taken.")).hasSize(1);
        assertThat(page.shown("Add a model")).isEmpty();
    }

    @Test
    void nothingOfARowLeavesTheNarrowView() throws TimeoutException {
        open(16);
        for (int place : List.of(1, 16)) {
            Node row = remove(place).getParent();
            Bounds there = box.sceneToLocal(row.localToScene(row.getLayoutBounds()));
            assertThat(there.getMinX()).isNotNegative();
            assertThat(there.getMaxX()).isLessThanOrEqualTo(NARROW);
            assertThat(remove(place).getWidth()).isGreaterThan(24);
        }
        assertThat(box.getWidth()).isEqualTo(NARROW);
    }

    @Test
    void theNewSeatAndTheOneAfterARemovedOneComeIntoSight() throws TimeoutException {
        open(14);
        page.click("Add a model");
        robot.interact(() -> {});
        robot.write("long 30").push(KeyCode.ENTER);
        Looking.until(() -> isInSight(remove(15)));
        assertThat(isInSight(remove(1))).isFalse();
        robot.interact(() -> remove(1).fire());
        Looking.until(() -> isInSight(remove(1)));
        assertThat(remove(1).isFocused()).isTrue();
        robot.interact(() -> remove(14).fire());
        Looking.until(() -> isInSight(remove(13)));
        assertThat(remove(13).isFocused()).as("the last one that is left").isTrue();
    }

    @Test
    void whoLosesItsKeyIsMarkedAndTheKeyboardStaysWhereItIsWhenNothingChanges() throws TimeoutException {
        open(3);
        assertThat(page.shown("no key")).isEmpty();
        robot.interact(() -> remove(2).requestFocus());
        robot.interact(() -> models.setAll(List.copyOf(models)));
        assertThat(remove(2).isFocused()).isTrue();
        robot.interact(models::removeFirst);
        assertThat(page.shown("no key"))
                .as("the seat and the chairman")
                .hasSize(2)
                .allMatch(Label.class::isInstance);
        assertThat(page.shown("No key opens m1.")).hasSize(1);
    }

    @Test
    void aListThatIsOpenShowsWhatComesMeanwhileAndKeepsWhatIsMarked() throws TimeoutException {
        models.remove(2, models.size());
        open(2);
        page.click("Add a model");
        robot.interact(() -> {});
        robot.push(KeyCode.DOWN);
        robot.interact(
                () -> models.addFirst(new Model("ollama", "new", "Newcomer", null, null, null, null, null, null)));
        assertThat(page.shown("Newcomer")).hasSize(1);
        robot.push(KeyCode.ENTER);
        assertThat(seats.seats()).hasSize(3).last().isEqualTo(new ModelRef("openrouter", "m2"));
    }

    @Test
    void onlyOneListIsOpenAndWhoeverClosesTheRestIsToldSo() throws TimeoutException {
        open(2);
        SeatsView[] view = new SeatsView[1];
        robot.interact(() -> {
            view[0] = new SeatsView(seats);
            box.getChildren().setAll(view[0].root());
        });
        page.click("Add a model");
        robot.interact(() -> robot.lookup(
                        (Node node) -> String.valueOf(node.getAccessibleText()).startsWith("Choose the chairman"))
                .queryButton()
                .fire());
        assertThat(robot.lookup(".seat-search").queryAll().stream().filter(Node::isVisible))
                .hasSize(1);
        robot.interact(() -> assertThat(view[0].closeSearch()).isTrue());
        robot.interact(() -> assertThat(view[0].closeSearch()).isFalse());
        assertThat(robot.lookup(".seat-search").queryAll().stream().filter(Node::isVisible))
                .isEmpty();
        assertThat(page.shown("Add a model")).hasSize(1);
    }
}
