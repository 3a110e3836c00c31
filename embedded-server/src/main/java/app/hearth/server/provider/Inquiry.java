package app.hearth.server.provider;

import app.hearth.common.wire.Json;
import app.hearth.common.wire.ProviderReason;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/// What is asked of a provider beside the answers themselves: its models and what they can. Blocks; confined to one
/// thread.
final class Inquiry {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Set<ProviderReason> NOBODY_THERE =
            Set.of(ProviderReason.UNREACHABLE, ProviderReason.ADDRESS_REFUSED);

    private final Exchange exchange;
    private final Watch watch;

    Inquiry(Exchange exchange, Watch watch) {
        this.exchange = exchange;
        this.watch = watch;
    }

    Exchange exchange() {
        return exchange;
    }

    /// The body of the answer, whole; a status that is no success is a failure.
    String text(Request request) throws ProviderException {
        AtomicReference<String> body = new AtomicReference<>("");
        exchange.run(request, watch, response -> {
            if (!response.isSuccessful()) {
                ProviderError error = ProviderError.ofBody(exchange.refusal(response, watch));
                throw response.code() == 404
                        ? exchange.refusals().failure(ProviderReason.REFUSED_REQUEST, "nothing is found there")
                        : exchange.refusals().ofStatus(response.code(), error);
            }
            body.set(whole(response));
        });
        return body.get();
    }

    /// The answer to a question that may stay open: empty when the provider does not answer it. It fails only when
    /// nobody is there, because then there is no use in asking anything else.
    Optional<JsonNode> fact(Request request) throws ProviderException {
        try {
            JsonNode said = ModelList.parsed(text(request));
            return Optional.of(said).filter(JsonNode::isObject);
        } catch (ProviderException e) {
            if (NOBODY_THERE.contains(e.problem().reason())) {
                throw e;
            }
            return Optional.empty();
        }
    }

    static RequestBody json(JsonNode body) {
        return RequestBody.create(Json.write(body).getBytes(StandardCharsets.UTF_8), JSON);
    }

    private String whole(Response response) throws IOException, ProviderException {
        BufferedSource source = Exchange.source(response);
        if (source.request(exchange.limits().maxAnswer() + 1L)) {
            throw exchange.refusals().failure(ProviderReason.TOO_LONG, "");
        }
        return source.readString(StandardCharsets.UTF_8);
    }
}
