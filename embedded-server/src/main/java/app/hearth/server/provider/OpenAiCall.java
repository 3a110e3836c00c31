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

/// One streamed answer. [#run] is confined to one thread, [#cancel] may come from any.
///
/// The time to the first byte counts from the connection to the first byte of the body, because some providers send
/// their headers at once and then load the model; after that the time between bytes counts. Comments a provider sends
/// to keep the connection alive are bytes like any other: as long as they come it is at work.
final class OpenAiCall implements LlmCall {
    private static final MediaType JSON = MediaType.get("application/json");

    /// How long the usage may come after the answer is whole.
    private static final Duration AFTERWORD = Duration.ofSeconds(10);

    private static final int CHUNK = 16 * 1024;

    private enum State {
        OPEN,
        CANCELLED,
        ENDED
    }

    private final Exchange exchange;
    private final ProviderHttp http;
    private final ChatRequest request;
    private final Watch watch;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    OpenAiCall(ProviderHttp http, ProviderAccess access, ChatRequest request) {
        this.exchange = new Exchange(http, access);
        this.http = http;
        this.request = request;
        this.watch = http.watch(http.limits().providerFirstByte());
    }

    @Override
    public ChatEnd run(ChatSink sink) {
        if (!begun.compareAndSet(false, true)) {
            throw new IllegalStateException("A call runs once.");
        }
        AnswerFlow flow = new AnswerFlow(
                sink, () -> state.get() != State.CANCELLED, http.limits().maxAnswer());
        ChatEnd end;
        try (watch) {
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
            watch.stop();
        }
    }

    private void answer(AnswerFlow flow) throws ProviderException {
        Dialect dialect = exchange.dialect();
        ChatBody body = ChatBody.of(request, dialect.streamOptions());
        Optional<ChatBody> retry = attempt(body, dialect, flow, true);
        if (retry.isPresent()) {
            attempt(retry.get(), dialect, flow, false);
        }
    }

    /// Sends the request once; answers the request to send instead when the provider only minds one parameter.
    private Optional<ChatBody> attempt(ChatBody body, Dialect dialect, AnswerFlow flow, boolean mayRetry)
            throws ProviderException {
        AtomicReference<Optional<ChatBody>> retry = new AtomicReference<>(Optional.empty());
        exchange.run(request(body, dialect), watch, response -> {
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

    private Request request(ChatBody body, Dialect dialect) throws ProviderException {
        Request.Builder request = exchange.request("chat/completions")
                .header("Accept", "text/event-stream, application/json")
                // Compressing proxies hold tokens back until a block is full.
                .header("Accept-Encoding", "identity")
                .post(new OneShot(body.json().getBytes(StandardCharsets.UTF_8)));
        if (dialect.namesItsCaller()) {
            request.header("HTTP-Referer", "http://localhost").header("X-Title", "Hearth");
        }
        return request.build();
    }

    private void stream(Response response, AnswerFlow flow) throws IOException, ProviderException {
        ChatChunks chunks = new ChatChunks(flow, exchange.refusals());
        AnswerBody body =
                new AnswerBody(chunks, exchange.refusals(), http.limits().maxAnswer());
        BufferedSource source = Exchange.source(response);
        byte[] bytes = new byte[CHUNK];
        try {
            int read = source.read(bytes);
            while (read >= 0) {
                // The time the receiver takes is not the provider's.
                watch.pause();
                if (state.get() == State.CANCELLED || !body.feed(bytes, read)) {
                    return;
                }
                watch.allow(timeToNext(chunks));
                read = source.read(bytes);
            }
        } catch (IOException e) {
            // The answer was whole: what broke is only what might have come after it.
            if (!chunks.finished()) {
                throw e;
            }
            return;
        }
        body.end();
    }

    private Duration timeToNext(ChatChunks chunks) {
        Duration usual = http.limits().providerBetweenBytes();
        return chunks.finished() && usual.compareTo(AFTERWORD) > 0 ? AFTERWORD : usual;
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
