package app.hearth.server.run;

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
import app.hearth.server.testing.ScriptedProvider;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLimitsIT {
    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();

    @AfterEach
    void hangUp() {
        provider.close();
    }

    private House house(Limits limits) throws ServerStartException {
        return new House(ServerConfig.embedded(folder).withLimits(limits).withTitles(false));
    }

    @Test
    void aProfileHasAsManyAnswersAtATimeAsItMay() throws Exception {
        try (House house = house(Limits.DEFAULT.withMaxRuns(2, 10))) {
            Person ada = new Person(house, "ada");
            Seen first = ada.ask();
            ada.ask();
            Seen third = ada.ask();
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.code()).isEqualTo("rate_limited");
            assertThat(third.headers()).containsEntry("retry-after", List.of("5"));
            assertThat(third.json().path("detail").asText())
                    .isEqualTo("2 answers are being written for you already. Stop one, or wait until one has ended.");
            assertThat(ada.questions()).isEqualTo(2);
            assertThat(new Person(house, "ben").ask().status()).isEqualTo(202);
            ada.cancel(first);
            Await.until("a free place", () -> ada.ask().status() == 202);
        }
    }

    @Test
    void theServerHasAsManyAnswersAtATimeAsItMay() throws Exception {
        try (House house = house(Limits.DEFAULT.withMaxRuns(2, 3))) {
            Person ada = new Person(house, "ada");
            Person ben = new Person(house, "ben");
            ada.ask();
            ada.ask();
            Seen last = ben.ask();
            Seen refused = ben.ask();
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().path("detail").asText())
                    .isEqualTo("This server is writing as many answers as it can. Try again in a moment.");
            ben.cancel(last);
            Await.until("a free place", () -> ben.ask().status() == 202);
        }
    }

    @Test
    void aQuestionThatCannotBeStoredTakesNoPlace() throws Exception {
        try (House house = house(Limits.DEFAULT.withMaxRuns(1, 10))) {
            Person ada = new Person(house, "ada");
            house.rows().useHandle(rows -> rows.execute("ALTER TABLE run ADD CONSTRAINT none CHECK (kind <> 'chat')"));
            for (int i = 0; i < 3; i++) {
                assertThat(ada.ask().status()).isEqualTo(500);
            }
            house.rows().useHandle(rows -> rows.execute("ALTER TABLE run DROP CONSTRAINT none"));
            assertThat(ada.ask().status()).isEqualTo(202);
        }
    }

    @Test
    void anAnswerThatTakesTooLongFailsAndKeepsWhatItHad() throws Exception {
        try (House house = house(Limits.DEFAULT.withMaxRunTime(Duration.ofMillis(1200)))) {
            Person ada = new Person(house, "ada");
            ada.ask();
            provider.say("It begins ");
            Await.until(
                    "the end of its time",
                    () -> ada.lastAnswer().path("status").asText().equals("failed"));
            JsonNode answer = ada.lastAnswer();
            assertThat(answer.path("content").asText()).isEqualTo("It begins ");
            assertThat(answer.path("error").path("code").asText()).isEqualTo("provider_error");
            assertThat(answer.path("error").path("detail").asText())
                    .isEqualTo("The answer took longer than this server allows; its beginning was kept.");
            Await.until("the closed connection", () -> {
                provider.say("more ".repeat(10_000));
                return provider.hungUp();
            });
        }
    }

    /// Somebody with one conversation.
    private final class Person {
        private final House house;
        private final String token;
        private final String conversation;

        Person(House house, String name) {
            this.house = house;
            Tokens tokens = house.register(name);
            token = tokens.accessToken().reveal();
            send("/settings/api-key", Map.of("provider", "home", "base_url", provider.baseUrl()));
            conversation = send("/conversations", Map.of()).json().path("id").asText();
        }

        Seen ask() {
            return send(
                    "/conversations/" + conversation + "/messages",
                    Map.of("content", "Who are you?", "provider", "home", "model", "any"));
        }

        void cancel(Seen asked) {
            String run = asked.json().path("run").path("id").asText();
            house.send(Call.of("POST", "/runs/" + run + "/cancel", token, null));
        }

        long questions() {
            return messages("?all=true")
                    .valueStream()
                    .filter(message -> message.path("role").asText().equals("user"))
                    .count();
        }

        JsonNode lastAnswer() {
            JsonNode messages = messages("");
            return messages.path(messages.size() - 1);
        }

        private JsonNode messages(String query) {
            return house.send(Call.get("/conversations/" + conversation + "/messages" + query, token))
                    .json()
                    .path("items");
        }

        private Seen send(String path, Map<String, String> body) {
            return house.send(Call.of("POST", path, token, Json.write(body)));
        }
    }
}
