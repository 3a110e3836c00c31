package app.hearth.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.window.WindowPlace.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A window on the one screen there is without a display, which is 1000 wide and 1000 high.
final class PlacedWindowTest {
    private final FxRobot robot = new FxRobot();
    private final List<WindowPlace> kept = new CopyOnWriteArrayList<>();
    private final List<Stage> opened = new ArrayList<>();

    @BeforeEach
    void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() throws TimeoutException {
        robot.interact(() -> opened.forEach(Stage::close));
        FxToolkit.cleanupStages();
    }

    @Test
    void itStandsWhereItStoodAndIsPutRight() {
        Stage stage = show(new Rectangle(50, 60, 600, 700));
        assertThat(bounds(stage)).isEqualTo(new Rectangle(50, 60, 600, 700));

        Stage other = show(new Rectangle(4_000, 60, 600, 700));
        assertThat(bounds(other)).isEqualTo(new Rectangle(400, 60, 600, 700));
    }

    @Test
    void manyMovesAreOneNoteOnceItRests() throws TimeoutException {
        Stage stage = show(new Rectangle(50, 60, 600, 700));
        robot.interact(() -> {
            for (int step = 1; step <= 20; step++) {
                stage.setX(50 + step);
            }
        });

        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !kept.isEmpty());
        assertThat(kept).containsExactly(new WindowPlace(new Rectangle(70, 60, 600, 700), false));
    }

    @Test
    void closingTellsAtOnceAndNothingWhereNothingMoved() {
        Stage moved = show(new Rectangle(50, 60, 600, 700));
        robot.interact(() -> {
            moved.setWidth(650);
            moved.close();
        });
        assertThat(kept).containsExactly(new WindowPlace(new Rectangle(50, 60, 650, 700), false));

        Stage still = show(new Rectangle(50, 60, 600, 700));
        robot.interact(still::close);
        assertThat(kept).hasSize(1);
    }

    @Test
    void maximisedItRemembersWhereItWillBeRestored() {
        Stage stage = show(new Rectangle(50, 60, 600, 700));
        robot.interact(() -> {
            stage.setMaximized(true);
            stage.close();
        });

        assertThat(kept).containsExactly(new WindowPlace(new Rectangle(50, 60, 600, 700), true));
    }

    private Stage show(Rectangle before) {
        List<Stage> made = new ArrayList<>();
        robot.interact(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new StackPane(), 300, 300));
            new PlacedWindow(stage, new WindowPlace.Size(200, 200), kept::add)
                    .show(Optional.of(new WindowPlace(before, false)));
            made.add(stage);
        });
        opened.addAll(made);
        return made.getFirst();
    }

    private static Rectangle bounds(Stage stage) {
        return new Rectangle(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
    }
}
