package app.hearth.server.run;

import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunPhase;
import app.hearth.common.wire.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What a run has said so far, in memory, for any number of watchers. Thread-safe.
///
/// The log holds the text once. A watcher keeps its own place in it and takes what came since whenever it is ready
/// for more, so a slow one gets larger pieces and costs the provider and the others nothing; nothing is queued per
/// watcher. Places are counted in Unicode code points; the provider's side hands over whole code points only.
final class RunLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final TextTrack text = new TextTrack();
    private final TextTrack reasoning = new TextTrack();
    private RunPhase phase = RunPhase.ANSWERING;
    private @Nullable Usage usage;
    private @Nullable Ending ending;
    private boolean abandoned;
    private int reminders;

    RunLog(Answer soFar) {
        text.append(soFar.text());
        reasoning.append(soFar.reasoning());
    }

    /// A place in the log.
    static final class Place {
        private final TextTrack.Mark text;
        private final TextTrack.Mark reasoning;

        private Place(TextTrack.Mark text, TextTrack.Mark reasoning) {
            this.text = text;
            this.reasoning = reasoning;
        }

        EventId id() {
            return new EventId(text.codePoints(), reasoning.codePoints());
        }
    }

    /// How the run ended, once that is stored: the message, and the problem unless it is complete or was cancelled.
    record Ending(Message message, Optional<Problem> problem) {}

    /// What came since a place, the new place, what goes on now, and whether that is all there will ever be.
    record News(
            String text,
            String reasoning,
            Place place,
            RunPhase phase,
            Optional<Usage> usage,
            Optional<Ending> ending) {
        boolean hasText() {
            return !text.isEmpty() || !reasoning.isEmpty();
        }
    }

    void text(String piece) {
        change(() -> text.append(piece));
    }

    void reasoning(String piece) {
        change(() -> reasoning.append(piece));
    }

    void phase(RunPhase now) {
        change(() -> phase = now);
    }

    void usage(Usage reported) {
        change(() -> usage = reported);
    }

    /// Nothing comes after this.
    void end(Ending how) {
        change(() -> ending = how);
    }

    /// The end could not be stored: watchers are let go without one, and find it after the next start.
    void abandon() {
        change(() -> abandoned = true);
    }

    boolean isAbandoned() {
        lock.lock();
        try {
            return abandoned;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Place place(EventId id) {
        lock.lock();
        try {
            return new Place(text.at(id.text()), reasoning.at(id.reasoning()));
        } finally {
            lock.unlock();
        }
    }

    /// Everything from a place on, now.
    News since(Place place) {
        lock.lock();
        try {
            return new News(
                    text.since(place.text),
                    reasoning.since(place.reasoning),
                    new Place(text.end(), reasoning.end()),
                    phase,
                    Optional.ofNullable(usage),
                    Optional.ofNullable(ending));
        } finally {
            lock.unlock();
        }
    }

    /// Lets everybody who waits look around. One reminder for all costs less than a timer for each piece.
    void remind() {
        change(() -> reminders++);
    }

    /// Waits until there is text behind the place, or something else goes on than was told, or the run has ended, or
    /// there is a reminder.
    News await(Place place, RunPhase told) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            int before = reminders;
            while (ending == null && !abandoned && isAtEnd(place) && phase == told && reminders == before) {
                grown.await();
            }
            return since(place);
        } finally {
            lock.unlock();
        }
    }

    private boolean isAtEnd(Place place) {
        return text.endsAt(place.text) && reasoning.endsAt(place.reasoning);
    }

    /// Waits for the end of the run; false when it has not come in time.
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (ending == null && !abandoned && left > 0) {
                left = grown.awaitNanos(left);
            }
            return ending != null;
        } finally {
            lock.unlock();
        }
    }
}
