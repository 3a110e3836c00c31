package app.hearth.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

final class ZoomPaneTest {
    private final FxRobot robot = new FxRobot();
    private final StackPane content = new StackPane();
    private final ZoomPane zoomed = new ZoomPane(content);

    @BeforeEach
    void open() throws TimeoutException {
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> zoomed.follow(stage));
        FxToolkit.setupStage(shown -> {
            shown.setScene(new Scene(zoomed, 800, 600));
            shown.show();
        });
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    @Test
    void whatIsInItHasTheRoomOfASmallerWindowAndFillsTheWhole() {
        robot.interact(() -> zoomed.show(new Zoom(200)));

        assertThat(content.getWidth()).isEqualTo(zoomed.getWidth() / 2);
        assertThat(content.localToScene(content.getBoundsInLocal()).getWidth()).isEqualTo(zoomed.getWidth());
        robot.interact(() -> zoomed.show(new Zoom(50)));
        assertThat(content.getWidth()).isEqualTo(zoomed.getWidth() * 2);
    }

    @Test
    void aMenuGrowsWithItAlsoTheNextTimeAndIsStillClicked() throws TimeoutException {
        boolean[] done = {false};
        MenuItem item = new MenuItem("An act with rather many words");
        item.setOnAction(_ -> done[0] = true);
        ContextMenu menu = new ContextMenu(item);
        robot.interact(() -> menu.show(content, 300, 300));
        awaitFactor(menu, 1);
        robot.interact(menu::hide);
        robot.interact(() -> zoomed.show(new Zoom(150)));
        robot.interact(() -> menu.show(content, 300, 300));

        awaitFactor(menu, 1.5);
        robot.clickOn("An act with rather many words");
        assertThat(done[0]).isTrue();
    }

    @Test
    void anExplanationGrowsWithIt() throws TimeoutException {
        Tooltip tip = new Tooltip("What this does");
        robot.interact(() -> {
            zoomed.show(new Zoom(200));
            tip.show(content, 300, 300);
        });

        awaitFactor(tip, 2);
    }

    @Test
    void whatHangsOnItsRightCornerGrowsToTheLeft() throws TimeoutException {
        Popup popup = new Popup();
        Region box = new Region();
        box.setPrefSize(200, 100);
        popup.getContent().add(box);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_RIGHT);
        robot.interact(() -> {
            zoomed.show(new Zoom(150));
            popup.show(content, 600, 300);
        });

        awaitFactor(popup, 1.5);
        WaitForAsyncUtils.waitFor(
                10,
                TimeUnit.SECONDS,
                () -> box.localToScreen(box.getBoundsInLocal()).getMaxX() == 600);
    }

    /// Until it is drawn larger by as much than it was designed, and its window has room for that.
    private static void awaitFactor(PopupWindow popup, double factor) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> {
            Node drawn = popup.getScene().getRoot().getChildrenUnmodifiable().getFirst();
            double designed = drawn.getLayoutBounds().getWidth();
            return drawn.getLocalToSceneTransform().getMxx() == factor && popup.getWidth() >= designed * factor - 1;
        });
    }
}
