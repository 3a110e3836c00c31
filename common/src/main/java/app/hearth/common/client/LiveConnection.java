package app.hearth.common.client;

import app.hearth.common.live.LiveEvent;
import app.hearth.common.live.RenewFrame;
import app.hearth.common.live.WatchFrame;
import app.hearth.common.run.RunId;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.BlockingCalls;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/// An open live channel. One thread takes what comes with [#next]; any thread watches, renews and closes.
///
/// The server closes a channel whose access token has expired, so whoever holds one renews it well before ten minutes
/// are over; and one that is not read from, so [#next] is called all the time.
public final class LiveConnection implements AutoCloseable {
    private static final int NORMAL = 1000;
    private static final int BROKEN = 1006;
    private static final int MOST_WAITING = 256;
    private static final LiveEvent.Closed SILENT = new LiveEvent.Closed(BROKEN, "The server is silent.");

    private final Session session;
    private final Duration silence;
    private final Listener listener = new Listener();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<LiveEvent> events = new ArrayDeque<>();
    private final CountDownLatch decided = new CountDownLatch(1);
    private volatile @Nullable Secret access;
    private volatile @Nullable WebSocket socket;
    private volatile @Nullable ClientException refusal;
    private LiveEvent.@Nullable Closed end;
    private boolean closed;
    private long heardAt = System.nanoTime();

    LiveConnection(Session session, @Nullable Secret access, Duration silence) {
        this.session = session;
        this.access = access;
        this.silence = silence;
    }

    /// Returns when the channel is open; throws [ClientException] when it cannot be.
    void connect(Function<WebSocketListener, WebSocket> opening) {
        WebSocket opened = opening.apply(listener);
        socket = opened;
        try {
            decided.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            opened.cancel();
            throw new UnreachableException("The live channel was not waited for.", e);
        }
        ClientException reason = refusal;
        if (reason != null) {
            throw reason;
        }
    }

    /// Waits for what comes next; empty when nothing has come in time. The last event is [LiveEvent.Closed], which
    /// every further call gives again.
    public Optional<LiveEvent> next(Duration atMost) throws InterruptedException {
        BlockingCalls.check();
        long until = System.nanoTime() + atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (events.isEmpty() && end == null) {
                long now = System.nanoTime();
                long patience = heardAt + silence.toNanos() - now;
                if (patience <= 0) {
                    finish(SILENT);
                    Objects.requireNonNull(socket).cancel();
                } else if (until - now <= 0) {
                    return Optional.empty();
                } else {
                    changed.awaitNanos(Math.min(until - now, patience));
                }
            }
            LiveEvent event = events.poll();
            changed.signalAll();
            return Optional.ofNullable(event == null ? end : event);
        } finally {
            lock.unlock();
        }
    }

    /// Asks for the events of a run behind the one with the id `after`, or all of them where that is null. A
    /// watching of the same run that goes on is replaced.
    public void watch(RunId run, @Nullable String after) {
        send(new WatchFrame(run, after));
    }

    /// Lets the channel live as long as a new access token, for which it asks the server. Throws [ClientException].
    public void renew() {
        BlockingCalls.check();
        Problem why = Problem.of(ErrorCode.TOKEN_EXPIRED, ErrorCode.TOKEN_EXPIRED.title() + ".");
        Secret fresh = session.renew(access, why);
        access = fresh;
        send(new RenewFrame(fresh));
    }

    /// Says goodbye; nothing comes any more.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            events.clear();
            finish(new LiveEvent.Closed(NORMAL, ""));
        } finally {
            lock.unlock();
        }
        WebSocket open = socket;
        if (open != null && !open.close(NORMAL, null)) {
            open.cancel();
        }
    }

    /// What cannot be sent any more has no effect: the end of the channel is told by [#next].
    private void send(Object frame) {
        try {
            Objects.requireNonNull(socket).send(Json.revealing().writeValueAsString(frame));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This value cannot be sent.", e);
        }
    }

    /// The first end counts.
    private void finish(LiveEvent.Closed how) {
        lock.lock();
        try {
            if (end == null) {
                end = how;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for room, which holds up the thread that reads from the server.
    private void put(LiveEvent event) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && events.size() >= MOST_WAITING) {
                changed.await();
            }
            heardAt = System.nanoTime();
            if (!closed) {
                events.add(event);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Called on the library's reading thread; a caller that does not take holds it up, and with it the server.
    private final class Listener extends WebSocketListener {
        @Override
        public void onOpen(WebSocket opened, Response response) {
            decided.countDown();
        }

        @Override
        public void onMessage(WebSocket from, String text) {
            try {
                put(LiveFrames.read(text));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                from.cancel();
            } catch (UnreachableException e) {
                finish(new LiveEvent.Closed(BROKEN, String.valueOf(e.getMessage())));
                from.cancel();
            }
        }

        @Override
        public void onClosing(WebSocket from, int code, String reason) {
            finish(new LiveEvent.Closed(code, reason));
            from.close(NORMAL, null);
        }

        @Override
        public void onFailure(WebSocket from, Throwable failure, @Nullable Response response) {
            finish(new LiveEvent.Closed(BROKEN, "The connection broke."));
            if (decided.getCount() > 0) {
                refusal = refusal(failure, response);
                decided.countDown();
            }
        }

        private static ClientException refusal(Throwable failure, @Nullable Response response) {
            try {
                if (response != null) {
                    return new ProblemException(Failure.of(response).problem());
                }
            } catch (UnreachableException e) {
                return e;
            }
            return new UnreachableException(
                    "The live channel could not be opened.",
                    failure instanceof IOException known ? known : new IOException(failure));
        }
    }
}
