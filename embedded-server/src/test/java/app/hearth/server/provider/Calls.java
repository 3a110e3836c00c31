package app.hearth.server.provider;

import app.hearth.common.conversation.Role;
import app.hearth.common.embed.Limits;
import app.hearth.common.wire.ProviderReason;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/// What the tests of calls share.
final class Calls {
    static final Limits QUICK = Limits.DEFAULT.withProviderTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(20));
    static final String DONE = "data: [DONE]\n\n";

    private Calls() {}

    static ProviderHttp http(Limits limits) {
        return new ProviderHttp(new AddressPolicy(true, Set.of()), limits);
    }

    static Dialect dialect(String provider, String baseUrl) {
        return Dialect.of(provider, HttpUrl.get(baseUrl));
    }

    static ChatRequest question(Map<String, JsonNode> parameters) {
        return new ChatRequest("model-1", List.of(new ChatRequest.Turn(Role.USER, "Hi")), parameters);
    }

    static ChatRequest question() {
        return question(Map.of());
    }

    static String content(String text) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
    }

    static String finish() {
        return "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    }

    static String detail(ChatEnd end) {
        return end instanceof ChatEnd.Failed(var problem) ? problem.detail() : "";
    }

    static Optional<ProviderReason> reason(ChatEnd end) {
        return end instanceof ChatEnd.Failed(var problem) ? Optional.ofNullable(problem.reason()) : Optional.empty();
    }
}
