package app.hearth.desktop.fx;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/// Keeps the window quiet: what is over quickly is never shown as work. For the JavaFX thread.
public final class Calm {
    /// Work that is shorter than this needs no sign of it.
    private static final Duration NOTICED = Duration.millis(200);

    private Calm() {}

    /// Hides `progress` until the work has taken long enough to be noticed; its room stays, so nothing jumps. What is
    /// returned is stopped when the work ends before.
    public static Animation appearLate(Node progress) {
        progress.setVisible(false);
        PauseTransition pause = new PauseTransition(NOTICED);
        pause.setOnFinished(_ -> progress.setVisible(true));
        pause.play();
        return pause;
    }
}
