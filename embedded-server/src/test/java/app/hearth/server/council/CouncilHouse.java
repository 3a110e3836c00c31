package app.hearth.server.council;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.embed.Limits;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A server with one profile, a provider whose models sit in councils, and a conversation to ask them in.
final class CouncilHouse implements AutoCloseable {
    private static final Pattern EVENT = Pattern.compile("id: (.*)\nevent: (.*)\ndata: (.*)\n");

    final SeatedProvider provider = new SeatedProvider();
    final House house;
    final String conversation;
    private Tokens ada;

    CouncilHouse(Path folder, Limits limits, boolean titles) throws ServerStartException {
        house = new House(ServerConfig.embedded(folder).withLimits(limits).withTitles(titles));
        ada = house.register("ada");
        send("POST", "/settings/api-key", Map.of("provider", "home", "base_url", provider.baseUrl()));
        conversation =
                send("POST", "/conversations", Map.of()).json().path("id").asText();
    }

    CouncilHouse(Path folder) throws ServerStartException {
        this(folder, Limits.DEFAULT, false);
    }

    static Map<String, String> model(String name) {
        return Map.of("provider", "home", "model", name);
    }

    static Map<String, Object> question(String content, String chairman, String... seats) {
        Map<String, Object> question = new HashMap<>();
        question.put("content", content);
        question.put("chairman", model(chairman));
        question.put("seats", Arrays.stream(seats).map(CouncilHouse::model).toList());
        return question;
    }

    /// The posted council; fails when it is refused.
    JsonNode ask(Map<String, Object> question) {
        Seen seen = post(question);
        assertThat(seen.status()).as(seen.text()).isEqualTo(202);
        return seen.json();
    }

    Seen post(Map<String, Object> question) {
        return send("POST", "/conversations/" + conversation + "/council", question);
    }

    /// The council once it has ended.
    JsonNode end(JsonNode posted) {
        String id = posted.path("council").path("id").asText();
        Await.until(
                "the end of the council", () -> !council(id).path("ended_at").isNull());
        return council(id);
    }

    JsonNode council(String id) {
        return get("/councils/" + id).json();
    }

    JsonNode message(String id) {
        for (JsonNode message : get("/conversations/" + conversation + "/messages?all=true&limit=200")
                .json()
                .path("items")) {
            if (message.path("id").asText().equals(id)) {
                return message;
            }
        }
        throw new AssertionError("There is no message " + id);
    }

    JsonNode rerun(String council, int stage, @Nullable Integer seat) {
        Map<String, Object> wanted = new HashMap<>(Map.of("stage", stage));
        if (seat != null) {
            wanted.put("seat", seat);
        }
        Seen seen = send("POST", "/councils/" + council + "/rerun", wanted);
        assertThat(seen.status()).as(seen.text()).isEqualTo(202);
        return seen.json();
    }

    void cancel(JsonNode posted) {
        String run = posted.path("run").path("id").asText();
        assertThat(house.send(Call.of("POST", "/runs/" + run + "/cancel", token(), null))
                        .status())
                .isEqualTo(202);
    }

    /// All events of its run from a place on; blocks until it ends.
    List<Event> events(JsonNode posted, @Nullable String after) {
        Call call = Call.get("/runs/" + posted.path("run").path("id").asText() + "/events", token());
        String text = house.send(after == null ? call : call.withHeader("Last-Event-ID", after))
                .text();
        List<Event> events = new ArrayList<>();
        Matcher matcher = EVENT.matcher(text);
        while (matcher.find()) {
            events.add(new Event(matcher.group(1), matcher.group(2), Json.read(matcher.group(3), JsonNode.class)));
        }
        return events;
    }

    record Event(String id, String name, JsonNode data) {}

    /// After a restart, which has forgotten the key of the access token.
    void signInAgain() {
        ada = house.refresh(ada.refreshToken()).tokens();
    }

    /// The models of the same place are opened as those of an Ollama without a key, too.
    void openOllama() {
        send("POST", "/settings/api-key", Map.of("provider", "ollama", "base_url", provider.baseUrl()));
    }

    /// The lines of its run's events, as they come; blocks at the end of what was told.
    BufferedReader watch(JsonNode posted) throws IOException {
        String path = "/runs/" + posted.path("run").path("id").asText() + "/events";
        return new BufferedReader(new InputStreamReader(house.open(Call.get(path, token())), StandardCharsets.UTF_8));
    }

    /// What the profile may spend in a month.
    void budget(String usd) {
        Seen seen = send("PATCH", "/admin/users/" + ada.user().id(), Map.of("monthly_budget_usd", usd));
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
    }

    /// The id of a picture that has been sent.
    String picture(byte[] png) {
        return house.attach(ada.accessToken(), "picture.png", "image/png", png)
                .json()
                .path("id")
                .asText();
    }

    String token() {
        return ada.accessToken().reveal();
    }

    Seen get(String path) {
        return house.send(Call.get(path, token()));
    }

    Seen send(String method, String path, Map<String, ?> body) {
        return house.send(Call.of(method, path, token(), Json.write(body)));
    }

    List<String> texts(JsonNode council) {
        return council.path("seats").findValues("answer").stream()
                .map(answer -> answer.path("text").asText())
                .toList();
    }

    @Override
    public void close() {
        provider.close();
        house.close();
    }
}
