package app.hearth.server.run;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps, once a second, what the runs in progress have said since: all of them in one transaction, because a durable
/// commit costs far more than a row. Thread-safe.
///
/// One virtual thread stores while there are runs, and ends with the last. It is never interrupted, because an
/// interrupt in the middle of a write closes the file under the embedded database.
final class RunPieces {
    private static final Logger LOG = LoggerFactory.getLogger(RunPieces.class);
    private static final Duration STORE_EVERY = Duration.ofSeconds(1);

    private final RunRecords records;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final Set<RunInProgress> runs = new LinkedHashSet<>();
    private @Nullable Thread storing;

    RunPieces(RunRecords records) {
        this.records = records;
    }

    /// From now on the run's pieces are kept.
    void join(RunInProgress run) {
        lock.lock();
        try {
            runs.add(run);
            if (storing == null) {
                storing = Thread.ofVirtual().name("store-runs").start(this::storeRegularly);
            }
        } finally {
            lock.unlock();
        }
    }

    /// No piece of the run is stored once this has returned, which waits for one that is being stored.
    void leave(RunInProgress run) {
        lock.lock();
        try {
            runs.remove(run);
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void storeRegularly() {
        lock.lock();
        try {
            while (!runs.isEmpty()) {
                long wait = STORE_EVERY.toNanos();
                while (wait > 0 && !runs.isEmpty()) {
                    wait = left.awaitNanos(wait);
                }
                store();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            storing = null;
            lock.unlock();
        }
    }

    private void store() {
        List<Piece> news = runs.stream()
                .map(RunInProgress::unstored)
                .flatMap(Optional::stream)
                .toList();
        if (news.isEmpty() || stored(news)) {
            return;
        }
        if (news.size() > 1) { // what stopped one must not stop the others
            news.forEach(piece -> stored(List.of(piece)));
        }
    }

    private boolean stored(List<Piece> pieces) {
        try {
            records.append(pieces);
            pieces.forEach(Piece::keep);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("{} pieces of answers could not be stored; the next ones will hold them", pieces.size(), e);
            return false;
        }
    }

    /// What a run has said since its last piece. `number` counts its pieces; `keep` is told when it is stored.
    record Piece(RunInProgress run, int number, RunLog.News news) {
        private void keep() {
            run.stored(this);
        }
    }
}
