package app.hearth.common.client;

import app.hearth.common.run.RunEvent;
import app.hearth.common.run.RunId;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Reads the events of one run on its own thread and hands them over in order, connecting again where the
/// stream broke. A watcher that is slow slows the reading. One thread takes; any thread closes, which ends the
/// reading at once.
final class RunReader implements Runnable, AutoCloseable {
    /// Answers of a server that is restarting or overworked, or of a gateway before it.
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private final HttpConnection connection;
    private final Transport transport;
    private final Timeouts timeouts;
    private final Request request;
    private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(256);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile okhttp3.@Nullable Call call;
    private String lastId = "";
    private boolean fruitful;
    private boolean ended;

    RunReader(HttpConnection connection, Transport transport, Timeouts timeouts, RunId id) {
        this.connection = connection;
        this.transport = transport;
        this.timeouts = timeouts;
        this.request = connection
                .request(Transport.Call.get("/runs/" + id + "/events"))
                .newBuilder()
                .header("Accept", "text/event-stream")
                .header("Accept-Encoding", "identity")
                .build();
    }

    /// What the reading thread hands over: an event, or why there will be none any more.
    private sealed interface Item {
        record Received(RunEvent event) implements Item {}

        record Broken(RuntimeException reason) implements Item {}
    }

    /// Waits for the next event; throws [ClientException] when none can come.
    RunEvent take() throws InterruptedException {
        return switch (items.take()) {
            case Item.Received(RunEvent event) -> event;
            case Item.Broken(RuntimeException reason) -> throw reason;
        };
    }

    @Override
    public void run() {
        try {
            read();
        } catch (RuntimeException e) {
            hand(new Item.Broken(e));
        } catch (Error e) { // whoever takes would wait for ever otherwise
            hand(new Item.Broken(new IllegalStateException("The reading of the events has failed.", e)));
            throw e;
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        okhttp3.Call running = call;
        if (running != null) {
            running.cancel();
        }
        items.clear();
    }

    private void read() {
        int fruitless = 0;
        while (!ended && !isStopped()) {
            fruitful = false;
            ClientException failure = attempt();
            fruitless = fruitful ? 0 : fruitless + 1;
            if (ended || isStopped()) {
                return;
            }
            if (connection.isClosed() || fruitless > timeouts.fruitlessAttempts()) {
                throw failure;
            }
            pause(timeouts.pause(fruitless));
        }
    }

    /// Reads until the stream breaks and says why; throws what a further attempt would not change.
    private ClientException attempt() {
        try (Response response = transport.open(resumed(), this::started)) {
            MediaType type = response.body().contentType();
            if (type == null || !type.subtype().equals("event-stream")) {
                return giveUp(new UnreachableException(
                        "The server's answer was not understood.", new IOException("no event stream")));
            }
            return pump(new EventStreamReader(response.body().source(), lastId));
        } catch (UnreachableException e) {
            return e;
        } catch (ProblemException e) {
            return PASSING.contains(e.problem().status()) ? e : giveUp(e);
        }
    }

    private ClientException pump(EventStreamReader events) {
        try {
            for (Optional<ServerEvent> next = events.next(); next.isPresent(); next = events.next()) {
                RunEvent event = RunEvents.of(next.get());
                lastId = next.get().id();
                fruitful = true;
                ended = RunEvents.isTerminal(event);
                hand(new Item.Received(event));
                if (ended || isStopped()) {
                    break;
                }
            }
            return new UnreachableException("The event stream ended early.", new IOException("end of stream"));
        } catch (UnreachableException e) {
            return giveUp(e);
        } catch (IOException e) {
            return new UnreachableException("The event stream broke.", e);
        }
    }

    private ClientException giveUp(ClientException reason) {
        ended = true;
        hand(new Item.Broken(reason));
        return reason;
    }

    private Request resumed() {
        return lastId.isEmpty()
                ? request
                : request.newBuilder().header("Last-Event-ID", lastId).build();
    }

    /// [#close] sees the call here, or this sees that it was closed: no call escapes both.
    private void started(okhttp3.Call next) {
        call = next;
        if (isStopped()) {
            next.cancel();
        }
    }

    /// Once closed nobody takes any more; the queue was emptied then, so this one last item finds room.
    private void hand(Item item) {
        try {
            items.put(item);
        } catch (InterruptedException _) {
            stopped.countDown();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void pause(Duration pause) {
        try {
            boolean _ = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            stopped.countDown();
        }
    }
}
