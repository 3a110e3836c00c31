package app.hearth.server.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.usage.UsageReport;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import app.hearth.server.testing.ScriptedProvider;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody with a key of a provider that tells prices, who asks and pays. Every answer of `dear` costs 1 USD per 1000
/// tokens and has at most 1000.
record Spender(House house, ScriptedProvider provider, Tokens tokens, String conversation) {
    static final String DEAR = "dear";

    /// Of which no price is known.
    static final String ODD = "odd";

    static final String FREE = "free";

    private static final String LIST = """
            {"data": [
              {"id": "dear", "context_length": 100000, "top_provider": {"max_completion_tokens": 1000},
               "pricing": {"prompt": "0", "completion": "0.001"}},
              {"id": "odd", "pricing": {"prompt": "-1", "completion": "-1"}},
              {"id": "free", "pricing": {"prompt": "0", "completion": "0"}}
            ]}""";

    static Spender movingIn(House house, ScriptedProvider provider, Tokens tokens) {
        provider.list(LIST);
        Spender spender = new Spender(house, provider, tokens, "");
        spender.key("home");
        assertThat(spender.send("GET", "/models", null).json().path("items")).hasSize(3);
        return new Spender(house, provider, tokens, spender.newConversation());
    }

    void key(String name) {
        send("POST", "/settings/api-key", Map.of("provider", name, "base_url", provider.baseUrl()));
    }

    String newConversation() {
        return send("POST", "/conversations", Map.of()).json().path("id").asText();
    }

    /// After a new start of the server.
    Spender signedInAgain() {
        Tokens again =
                Json.read(house.login(tokens.user().username(), House.PASSWORD).text(), Tokens.class);
        return new Spender(house, provider, again, conversation);
    }

    Seen ask(String model) {
        return ask("home", model);
    }

    Seen ask(String key, String model) {
        Map<String, Object> question = new HashMap<>(Map.of("content", "?", "provider", key, "model", model));
        return send("POST", "/conversations/" + conversation + "/messages", question);
    }

    /// The answer once it is stored, after what the provider was told to say.
    JsonNode answered(Seen asked) {
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String run = asked.json().at("/run/id").asText();
        Await.until(
                "the end of " + run,
                () -> !send("GET", "/runs/" + run, null).json().path("ended_at").isNull());
        String answer = asked.json().at("/assistant_message/id").asText();
        for (JsonNode message : send("GET", "/conversations/" + conversation + "/messages?all=true&limit=200", null)
                .json()
                .path("items")) {
            if (message.path("id").asText().equals(answer)) {
                return message;
            }
        }
        throw new AssertionError("There is no answer " + answer);
    }

    /// Asks `dear` and pays this much.
    JsonNode spend(String usd) {
        provider.say("word");
        provider.spend(1, 1, usd);
        provider.finish();
        return answered(ask(DEAR));
    }

    UsageReport usage(String query) {
        Seen seen = send("GET", "/usage" + query, null);
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        return Json.read(seen.text(), UsageReport.class);
    }

    Seen send(String method, String path, @Nullable Object body) {
        String json = body == null ? null : body instanceof String text ? text : Json.write(body);
        return house.send(Call.of(method, path, tokens.accessToken().reveal(), json));
    }
}
