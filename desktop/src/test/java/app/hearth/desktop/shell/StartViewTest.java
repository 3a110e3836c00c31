package app.hearth.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.fx.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

final class StartViewTest {
    private final FxRobot robot = new FxRobot();
    private final StartViewModel start = new StartViewModel(() -> {});

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    @Test
    void theSignOfWorkComesLateAndNeverOverAFailure() throws Exception {
        List<Boolean> atOnce = new ArrayList<>();
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(stage -> {
            stage.setScene(new Scene(new StartView(start).root(), 600, 400));
            atOnce.add(progress(stage).isVisible());
            start.failed(new Explanation("It failed.", "Try again."));
            stage.show();
        });
        Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
        assertThat(atOnce).containsExactly(false);
        letTimePass();
        assertThat(progress(stage).isVisible()).as("after the failure").isFalse();

        robot.interact(start::tryAgain);
        letTimePass();
        assertThat(progress(stage).isVisible()).as("while it takes long").isTrue();
    }

    /// Waits on the clock of the animations, beside the one that would show the sign, until that one has ended.
    private void letTimePass() throws InterruptedException {
        CountDownLatch passed = new CountDownLatch(1);
        robot.interact(() -> {
            PauseTransition pause = new PauseTransition(Duration.millis(300));
            pause.setOnFinished(_ -> passed.countDown());
            pause.play();
        });
        assertThat(passed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static Node progress(Stage stage) {
        return stage.getScene().getRoot().lookup(".entrance-progress");
    }
}
