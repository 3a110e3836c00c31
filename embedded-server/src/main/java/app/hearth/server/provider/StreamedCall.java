package app.hearth.server.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.BufferedSource;

/// One streamed answer, in whichever protocol. [#run] is confined to one thread, [#cancel] may come from any.
///
/// The time to the first byte counts from the connection to the first byte of the body, because some providers send
/// their headers at once and then load the model; after that the time between bytes counts. Comments a provider sends
/// to keep the connection alive are bytes like any other: as long as they come it is at work.
final class StreamedCall implements LlmCall {
    private static final MediaType JSON = MediaType.get("application/json");

    /// How long the usage may come after the answer is whole.
    private static final Duration AFTERWORD = Duration.ofSeconds(10);

    /// For a question about the model, without whose answer the call goes on.
    private static final Duration ASIDE = Duration.ofSeconds(5);

    /// Held as long as the answer goes on; a piece of it is a fraction of this.
    private static final int CHUNK = 2 * 1024;

    private enum State {
        OPEN,
        CANCELLED,
        ENDED
    }

    private final Exchange exchange;
    private final ProviderHttp http;
    private final ChatRequest request;
    private final Speech speech;
    private final Watch watch;
    private final Watch aside;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    StreamedCall(ProviderHttp http, ProviderAccess access, ChatRequest request, Speech speech) {
        Duration firstByte = http.limits().providerFirstByte();
        this.exchange = new Exchange(http, access);
        this.http = http;
        this.request = request;
        this.speech = speech;
        this.watch = http.watch(speech.firstByte(firstByte));
        this.aside = http.watch(Exchange.shorter(firstByte, ASIDE));
    }

    @Override
    public ChatEnd run(ChatSink sink) {
        if (!begun.compareAndSet(false, true)) {
            throw new IllegalStateException("A call runs once.");
        }
        AnswerFlow flow = new AnswerFlow(
                sink, () -> state.get() != State.CANCELLED, http.limits().maxAnswer());
        ChatEnd end;
        try (watch;
                aside) {
            answer(flow);
            end = new ChatEnd.Complete();
        } catch (ProviderException e) {
            end = new ChatEnd.Failed(e.problem());
        }
        boolean cancelled = !state.compareAndSet(State.OPEN, State.ENDED);
        flow.end();
        return cancelled ? new ChatEnd.Cancelled() : end;
    }

    @Override
    public void cancel() {
        if (state.compareAndSet(State.OPEN, State.CANCELLED)) {
            aside.stop();
            watch.stop();
        }
    }

    private void answer(AnswerFlow flow) throws ProviderException {
        ChatBody body = speech.body(request, new Inquiry(exchange, aside), flow);
        Optional<ChatBody> retry = attempt(body, flow, true);
        if (retry.isPresent()) {
            attempt(retry.get(), flow, false);
        }
    }

    /// Sends the request once; answers the request to send instead when the provider only minds one parameter.
    private Optional<ChatBody> attempt(ChatBody body, AnswerFlow flow, boolean mayRetry) throws ProviderException {
        AtomicReference<Optional<ChatBody>> retry = new AtomicReference<>(Optional.empty());
        exchange.run(request(body), watch, response -> {
            if (response.isSuccessful()) {
                stream(response, flow);
                return;
            }
            String said = exchange.refusal(response, watch);
            ProviderError error = ProviderError.ofBody(said);
            boolean mayMindParameter = mayRetry && (response.code() == 400 || response.code() == 422);
            retry.set(mayMindParameter ? body.without(error, said) : Optional.empty());
            if (retry.get().isEmpty()) {
                throw exchange.refusals().ofStatus(response.code(), error);
            }
        });
        return retry.get();
    }

    private Request request(ChatBody body) throws ProviderException {
        Request.Builder request = exchange.request(speech.path())
                .header("Accept", speech.accepted())
                // Compressing proxies hold tokens back until a block is full.
                .header("Accept-Encoding", "identity")
                .post(new OneShot(body.json().getBytes(StandardCharsets.UTF_8)));
        if (exchange.dialect().namesItsCaller()) {
            request.header("HTTP-Referer", "http://localhost").header("X-Title", "Hearth");
        }
        return request.build();
    }

    private void stream(Response response, AnswerFlow flow) throws IOException, ProviderException {
        boolean limited = request.limitsAnswer();
        AnswerReading reading = speech.reading(flow, exchange.refusals(), limited);
        AnswerBody body =
                new AnswerBody(reading, exchange.refusals(), http.limits().maxAnswer());
        try {
            read(response, body, reading);
        } catch (IOException e) {
            // The answer was whole: what broke is only what might have come after it.
            if (!reading.finished()) {
                throw e;
            }
        }
        reading.conclude();
    }

    private void read(Response response, AnswerBody body, AnswerReading reading) throws IOException, ProviderException {
        BufferedSource source = Exchange.source(response);
        byte[] bytes = new byte[CHUNK];
        int read = source.read(bytes);
        while (read >= 0) {
            // The time the receiver takes is not the provider's.
            watch.pause();
            if (state.get() == State.CANCELLED || !body.feed(bytes, read)) {
                return;
            }
            watch.allow(timeToNext(reading));
            read = source.read(bytes);
        }
        body.end();
    }

    private Duration timeToNext(AnswerReading reading) {
        Duration usual = http.limits().providerBetweenBytes();
        return reading.finished() ? Exchange.shorter(usual, AFTERWORD) : usual;
    }

    /// A body that is never sent a second time by the HTTP client on its own.
    private static final class OneShot extends RequestBody {
        private final byte[] json;

        OneShot(byte[] json) {
            this.json = json;
        }

        @Override
        public MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return json.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink out) throws IOException {
            out.write(json);
        }
    }
}
