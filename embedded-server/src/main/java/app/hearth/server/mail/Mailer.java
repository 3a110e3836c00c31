package app.hearth.server.mail;

import app.hearth.common.embed.MailServer;
import app.hearth.server.ServerException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends letters one after the other on a thread of its own, each once: what fails is told in the log, without
/// address and content, and asked for again by who misses it. Thread-safe.
public final class Mailer implements Mail, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
    private static final int WAITING = 100;
    private static final Duration AT_THE_END = Duration.ofSeconds(1);

    private final Smtp smtp;
    private final InstantSource clock;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("mail").factory());

    public Mailer(MailServer server, InstantSource clock) {
        this(new Smtp(server, Optional.empty()), clock);
    }

    Mailer(Smtp smtp, InstantSource clock) {
        this.smtp = smtp;
        this.clock = clock;
    }

    @Override
    public boolean isSent() {
        return true;
    }

    @Override
    public void post(Letter letter) {
        try {
            thread.execute(() -> send(letter));
        } catch (RejectedExecutionException _) {
            LOG.warn("A letter was not sent: too many are waiting");
        }
    }

    /// Sends it now, and blocks; false when it could not be sent.
    public boolean send(Letter letter) {
        try {
            smtp.send(letter, clock.instant());
            return true;
        } catch (MessagingException | RuntimeException e) { // its message may name the address
            LOG.warn("A letter could not be sent: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    /// Gives the letter under way a moment; those that wait are dropped.
    @Override
    public void close() {
        thread.getQueue().clear();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Closing was interrupted.", e);
        }
    }
}
