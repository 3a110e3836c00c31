package app.hearth.desktop.fx;

import javafx.animation.AnimationTimer;

/// Runs something once, before the next frame is drawn. For the JavaFX thread.
public final class NextFrame extends AnimationTimer {
    private final Runnable work;

    private NextFrame(Runnable work) {
        this.work = work;
    }

    public static void run(Runnable work) {
        new NextFrame(work).start();
    }

    @Override
    public void handle(long now) {
        stop();
        work.run();
    }
}
