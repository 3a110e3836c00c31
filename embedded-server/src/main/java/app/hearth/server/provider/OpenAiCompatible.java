package app.hearth.server.provider;

import app.hearth.common.key.Model;
import app.hearth.common.wire.ProviderReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/// The `/chat/completions` protocol that OpenAI, OpenRouter and most others speak, read as leniently as they write it.
/// Thread-safe; blocks the calling thread, which should be a virtual one.
public final class OpenAiCompatible implements LlmProvider {
    /// For the whole list once the connection stands: somebody sits in front of it and waits.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ProviderHttp http;

    /// @param http the client to call with; it stays the caller's to close
    public OpenAiCompatible(ProviderHttp http) {
        this.http = http;
    }

    @Override
    public LlmCall call(ProviderAccess access, ChatRequest request) {
        return new OpenAiCall(http, access, request);
    }

    @Override
    public List<Model> models(ProviderAccess access) throws ProviderException {
        Exchange exchange = new Exchange(http, access);
        Dialect dialect = exchange.dialect();
        if (dialect.openModelList()) {
            checkKey(exchange);
        }
        Request.Builder request = exchange.request("models");
        if (dialect.anthropicModelList()) {
            request.removeHeader("Authorization")
                    .header("x-api-key", exchange.key())
                    .header("anthropic-version", "2023-06-01");
        }
        String body = fetched(exchange, request.build());
        return new ModelList(access.provider(), exchange.refusals()).read(body);
    }

    /// OpenRouter shows its models to anybody; only this call tells whether the key is any good.
    private void checkKey(Exchange exchange) throws ProviderException {
        fetched(exchange, exchange.request("key").build());
    }

    private String fetched(Exchange exchange, Request request) throws ProviderException {
        AtomicReference<String> body = new AtomicReference<>("");
        Duration firstByte = Exchange.shorter(http.limits().providerFirstByte(), PATIENCE);
        try (Watch watch = http.watch(firstByte)) {
            exchange.run(request, watch, response -> {
                if (!response.isSuccessful()) {
                    ProviderError error = ProviderError.ofBody(exchange.refusal(response, watch));
                    throw response.code() == 404
                            ? exchange.refusals().failure(ProviderReason.REFUSED_REQUEST, "nothing is found there")
                            : exchange.refusals().ofStatus(response.code(), error);
                }
                body.set(whole(response, exchange));
            });
        }
        return body.get();
    }

    private String whole(Response response, Exchange exchange) throws IOException, ProviderException {
        BufferedSource source = Exchange.source(response);
        if (source.request(http.limits().maxAnswer() + 1L)) {
            throw exchange.refusals().failure(ProviderReason.TOO_LONG, "");
        }
        return source.readString(StandardCharsets.UTF_8);
    }
}
