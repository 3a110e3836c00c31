package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// What appears on a page below its end comes into sight.
final class IntoViewTest {
    private static final double HIGH = 300;

    private final FxRobot robot = new FxRobot();
    private final Region first = region(100);
    private final Region middle = region(100);
    private final Region high = region(900);
    private final Region last = region(100);
    private final Region deep = region(100);

    @SuppressWarnings("NullAway.Init") // a scroll pane is made where there is a toolkit
    private ScrollPane inner;

    @SuppressWarnings("NullAway.Init")
    private ScrollPane page;

    private static Region region(double height) {
        Region region = new Region();
        region.setMinHeight(height);
        region.setMaxHeight(height);
        return region;
    }

    @BeforeEach
    void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(stage -> {
            inner = new ScrollPane(new VBox(region(500), deep));
            page = new ScrollPane(new VBox(first, region(400), middle, region(400), high, region(400), inner, last));
            inner.setMinHeight(200);
            inner.setMaxHeight(200);
            page.setMinHeight(HIGH); // whatever the window is
            page.setMaxHeight(HIGH);
            stage.setScene(new Scene(new VBox(page), 300, HIGH));
            stage.show();
        });
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    private void scrollTo(Node node) {
        robot.interact(() -> IntoView.scroll(node));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private double top(Node node) {
        return page.sceneToLocal(node.localToScene(0, 0)).getY();
    }

    @Test
    void asLittleAsCanBeIsScrolled() {
        scrollTo(first);
        assertThat(page.getVvalue()).isZero();
        scrollTo(middle);
        assertThat(top(middle)).as("at the lower end").isCloseTo(HIGH - 100, offset(20.0));
        double there = page.getVvalue();
        scrollTo(middle);
        assertThat(page.getVvalue()).isEqualTo(there);
        scrollTo(last);
        assertThat(page.getVvalue()).isEqualTo(1);
        scrollTo(middle);
        assertThat(top(middle)).as("at the upper end").isCloseTo(0, offset(4.0));
    }

    @Test
    void whatIsHigherThanThePageIsShownFromItsTop() {
        scrollTo(high);
        assertThat(top(high)).isCloseTo(0, offset(4.0));
    }

    @Test
    void aPageWithinAPageIsScrolledToo() {
        scrollTo(deep);
        assertThat(inner.getVvalue()).isEqualTo(1);
        assertThat(top(deep)).isBetween(0.0, HIGH - 90);
    }

    @Test
    void whatIsNotInAWindowIsLeftAlone() {
        scrollTo(region(10));
        assertThat(page.getVvalue()).isZero();
    }
}
