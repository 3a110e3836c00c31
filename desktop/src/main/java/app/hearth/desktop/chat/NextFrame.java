package app.hearth.desktop.chat;

import javafx.animation.AnimationTimer;

/// Runs something once, before the next frame is drawn.
final class NextFrame extends AnimationTimer {
    private final Runnable work;

    private NextFrame(Runnable work) {
        this.work = work;
    }

    static void run(Runnable work) {
        new NextFrame(work).start();
    }

    @Override
    public void handle(long now) {
        stop();
        work.run();
    }
}
