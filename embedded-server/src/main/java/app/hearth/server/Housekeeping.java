package app.hearth.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what must be done now and then, a few seconds after the start and every six hours from then on, on one thread.
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration EVERY = Duration.ofHours(6);

    private final List<Runnable> chores;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private Housekeeping(List<Runnable> chores) {
        this.chores = chores;
        this.thread = Thread.ofVirtual().name("housekeeping").unstarted(this::keep);
    }

    static Housekeeping start(List<Runnable> chores) {
        Housekeeping housekeeping = new Housekeeping(chores);
        housekeeping.thread.start();
        return housekeeping;
    }

    private void keep() {
        try {
            for (Duration pause = FIRST; !isClosingAfter(pause); pause = EVERY) {
                chores.stream().filter(_ -> closing.getCount() > 0).forEach(Housekeeping::attempt);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosingAfter(Duration pause) throws InterruptedException {
        return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void attempt(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException e) { // the border of a thread: one failed chore must not end the others
            LOG.warn("A chore failed; it is tried again later", e);
        }
    }

    /// Returns when the chore under way, if any, has ended, or after a second. The thread is never interrupted,
    /// because an interrupt in the middle of a write closes the file under the embedded database.
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
