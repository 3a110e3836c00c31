package app.hearth.server.mail;

import app.hearth.common.embed.MailServer;
import app.hearth.server.ServerException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends letters one after the other on a thread of its own. One that could not be sent is tried again after growing
/// pauses, unless the mail server refuses it for good; it waits in memory alone. What fails is told in the log,
/// without address and content. Thread-safe.
public final class Mailer implements Mail, AutoCloseable {
    /// What is waited before each of the further attempts.
    static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(20), Duration.ofHours(1));

    /// How many letters are held at once, the one being sent among them.
    static final int MOST_HELD = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
    private static final Duration AT_THE_END = Duration.ofSeconds(1);

    private final Smtp smtp;
    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor thread;
    private final Map<Purpose, Held> held = new HashMap<>(); // guarded by itself

    public Mailer(MailServer server, InstantSource clock) {
        this(new Smtp(server, Optional.empty()), clock, thread());
    }

    /// Letters are sent, and their pauses waited for, on `thread`, which [#close] ends.
    Mailer(Smtp smtp, InstantSource clock, ScheduledThreadPoolExecutor thread) {
        this.smtp = smtp;
        this.clock = clock;
        this.thread = thread;
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static ScheduledThreadPoolExecutor thread() {
        return new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("mail").factory());
    }

    /// What there is to tell one address at most once at a time.
    private record Purpose(String to, String subject) {}

    /// A letter that is not sent yet, its attempts so far, and its next one.
    private static final class Held {
        private final Letter letter;
        private int attempts;
        private @Nullable Future<?> next;

        private Held(Letter letter) {
            this.letter = letter;
        }

        private Purpose purpose() {
            return new Purpose(letter.to(), letter.subject());
        }
    }

    private enum Outcome {
        SENT,
        FAILED,
        REFUSED
    }

    @Override
    public boolean isSent() {
        return true;
    }

    @Override
    public void post(Letter letter) {
        Held one = new Held(letter);
        synchronized (held) {
            Held before = held.get(one.purpose());
            if (before == null && held.size() == MOST_HELD) {
                LOG.warn("A letter was not sent: too many are waiting");
                return;
            }
            if (before != null && before.next != null) {
                before.next.cancel(false);
            }
            held.put(one.purpose(), one);
            schedule(one, Duration.ZERO);
        }
    }

    private void schedule(Held one, Duration pause) {
        try {
            one.next = thread.schedule(() -> attempt(one), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) { // closed: it stays among those that were not sent
            one.next = null;
        }
    }

    private void attempt(Held one) {
        Outcome outcome = deliver(one.letter);
        synchronized (held) {
            if (held.get(one.purpose()) != one) {
                return; // another has taken its place meanwhile
            }
            if (outcome == Outcome.FAILED && one.attempts < PAUSES.size()) {
                schedule(one, PAUSES.get(one.attempts));
                one.attempts++;
                return;
            }
            held.remove(one.purpose());
        }
        if (outcome == Outcome.FAILED) {
            LOG.warn("A letter was given up after {} attempts", one.attempts + 1);
        }
    }

    /// Sends it now and once, and blocks; false when it could not be sent.
    public boolean send(Letter letter) {
        return deliver(letter) == Outcome.SENT;
    }

    private Outcome deliver(Letter letter) {
        try {
            smtp.send(letter, clock.instant());
            return Outcome.SENT;
        } catch (MessagingException | RuntimeException e) { // its message may name the address
            boolean refused = Smtp.isForGood(e);
            LOG.warn(
                    "A letter {}: {}",
                    refused ? "was refused" : "could not be sent",
                    e.getClass().getSimpleName());
            return refused ? Outcome.REFUSED : Outcome.FAILED;
        }
    }

    /// Gives the letter under way a moment; those that wait are dropped.
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Closing was interrupted.", e);
        }
        synchronized (held) {
            if (!held.isEmpty()) {
                LOG.warn("{} letters were not sent: the server stops", held.size());
            }
        }
    }
}
