package app.hearth.server.conversation;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TitlesIT {
    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private House house;
    private Tokens ada;
    private String conversation;

    @BeforeEach
    void moveIn() throws Exception {
        moveIn(Limits.DEFAULT, "first");
    }

    private void moveIn(Limits limits, String where) throws ServerStartException {
        house = new House(ServerConfig.embedded(folder.resolve(where)).withLimits(limits));
        ada = house.register("ada");
        send("POST", "/settings/api-key", Map.of("provider", "home", "base_url", provider.baseUrl()));
        conversation =
                send("POST", "/conversations", Map.of()).json().path("id").asText();
    }

    @AfterEach
    void moveOut() {
        provider.close();
        house.close();
    }

    @Test
    void theFirstAnswerIsFollowedByATitleOfTheSameModel() {
        answerOneQuestion("Where to in spring?", "To Lisbon.");
        Await.until("the question for a title", () -> provider.bodies().size() == 2);
        provider.say("**Spring in ");
        provider.say("Lisbon**");
        provider.spend(30, 4);
        provider.finish();
        awaitTitle("Spring in Lisbon");
        assertThat(conversation().path("title_source").asText()).isEqualTo("auto");
        JsonNode asked = Json.read(provider.bodies().getLast(), JsonNode.class);
        assertThat(asked.path("model").asText()).isEqualTo("any");
        assertThat(asked.path("messages").path(1).path("content").asText())
                .contains("Where to in spring?", "To Lisbon.");
        answerOneQuestion("And in autumn?", "To Porto.");
        assertThat(provider.bodies()).hasSize(3);
    }

    @Test
    void theRunOfATitleIsOneOfItsOwnThatOthersSee() {
        answerOneQuestion("Where to?", "To Lisbon.");
        Await.until("the question for a title", () -> provider.bodies().size() == 2);
        assertThat(conversation().path("title_source").asText()).isEqualTo("none");
        JsonNode run = titleRun();
        assertThat(run.path("status").asText()).isEqualTo("running");
        provider.say("Lisbon");
        provider.finish();
        awaitTitle("Lisbon");
        Seen events = get("/runs/" + run.path("id").asText() + "/events");
        assertThat(events.text()).contains("{\"text\":\"Lisbon\"}").contains("event: done");
        assertThat(answer().path("content").asText()).isEqualTo("To Lisbon.");
    }

    @Test
    void aTitleThatAPersonGaveStays() {
        answerOneQuestion("Where to?", "To Lisbon.");
        Await.until("the question for a title", () -> provider.bodies().size() == 2);
        send("PATCH", "/conversations/" + conversation, Map.of("title", "My own"));
        provider.say("Lisbon");
        provider.finish();
        awaitNoRuns();
        assertThat(conversation().path("title").asText()).isEqualTo("My own");
        assertThat(conversation().path("title_source").asText()).isEqualTo("user");
        answerOneQuestion("And then?", "Home.");
        assertThat(provider.bodies()).hasSize(3);
    }

    @Test
    void aTitleThatDoesNotComeIsAskedForAfterTheNextAnswer() {
        answerOneQuestion("Where to?", "To Lisbon.");
        Await.until("the question for a title", () -> provider.bodies().size() == 2);
        provider.breakOff();
        awaitNoRuns();
        assertThat(conversation().path("title_source").asText()).isEqualTo("none");
        answerOneQuestion("And then?", "Home.");
        Await.until("the next question for a title", () -> provider.bodies().size() == 4);
        provider.say("Lisbon and home");
        provider.finish();
        awaitTitle("Lisbon and home");
    }

    @Test
    void anAnswerThatIsNotWholeGetsNoTitle() {
        ask("Where to?");
        provider.say("To ");
        provider.breakOff();
        awaitNoRuns();
        assertThat(provider.bodies()).hasSize(1);
        assertThat(answer().path("status").asText()).isEqualTo("failed");
    }

    @Test
    void aTitleThatTakesTooLongIsGivenUp() throws Exception {
        house.close();
        moveIn(Limits.DEFAULT.withMaxRunTime(Duration.ofMillis(1500)), "hurried");
        answerOneQuestion("Where to?", "To Lisbon.");
        Await.until("the question for a title", () -> provider.bodies().size() == 2);
        provider.say("Lis");
        Await.until(
                "the end of its time",
                () -> titleRuns().anyMatch(run -> run.path("status").asText().equals("failed")));
        assertThat(titleRun().path("error").path("reason").asText()).isEqualTo("timed_out");
        assertThat(conversation().path("title").asText()).isEqualTo("Where to?");
        assertThat(conversation().path("title_source").asText()).isEqualTo("none");
    }

    @Test
    void aTitleNeedsNoSecondPlaceAmongTheAnswersOfAProfile() throws Exception {
        house.close();
        moveIn(Limits.DEFAULT.withMaxRuns(1, 1), "narrow");
        answerOneQuestion("Where to?", "To Lisbon.");
        Await.until("the question for a title", () -> provider.bodies().size() == 2);
        provider.say("Lisbon");
        provider.finish();
        awaitTitle("Lisbon");
    }

    @Test
    void theDemoProviderNamesAConversation() throws Exception {
        house.close();
        house = new House(ServerConfig.embedded(folder.resolve("demo")).withDemo(true));
        ada = house.register("ada");
        String address = house.demoProvider().orElseThrow().toString();
        send("POST", "/settings/api-key", Map.of("provider", "demo", "key", "any", "base_url", address));
        conversation =
                send("POST", "/conversations", Map.of()).json().path("id").asText();
        String model = get("/models").json().path("items").path(0).path("id").asText();
        send(
                "POST",
                "/conversations/" + conversation + "/messages",
                Map.of("content", "Tell me a story about a lighthouse keeper", "provider", "demo", "model", model));
        awaitTitle("Tell me a story about a");
    }

    private void answerOneQuestion(String question, String answer) {
        ask(question);
        provider.say(answer);
        provider.finish();
        Await.until(
                "the answer",
                () -> answers().stream()
                        .anyMatch(message -> message.path("content").asText().equals(answer)
                                && message.path("status").asText().equals("complete")));
    }

    private void ask(String question) {
        Seen seen = send(
                "POST",
                "/conversations/" + conversation + "/messages",
                Map.of("content", question, "provider", "home", "model", "any"));
        assertThat(seen.status()).as(seen.text()).isEqualTo(202);
    }

    private List<JsonNode> answers() {
        return get("/conversations/" + conversation + "/messages")
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private JsonNode answer() {
        return answers().get(1);
    }

    private JsonNode conversation() {
        return get("/conversations/" + conversation).json();
    }

    private void awaitTitle(String title) {
        Await.until("the title", () -> conversation().path("title").asText().equals(title));
    }

    private JsonNode titleRun() {
        return titleRuns().findFirst().orElseThrow();
    }

    private Stream<JsonNode> titleRuns() {
        return changes()
                .map(item -> item.path("data"))
                .filter(run -> run.path("kind").asText().equals("title"));
    }

    private void awaitNoRuns() {
        Await.until(
                "the end of all runs",
                () -> changes()
                        .filter(item -> item.path("entity").asText().equals("run"))
                        .noneMatch(item ->
                                item.path("data").path("status").asText().equals("running")));
    }

    private Stream<JsonNode> changes() {
        return get("/sync/changes?since=0&limit=200").json().path("items").valueStream();
    }

    private Seen get(String path) {
        return house.send(Call.get(path, ada.accessToken().reveal()));
    }

    private Seen send(String method, String path, Map<String, String> body) {
        return house.send(Call.of(method, path, ada.accessToken().reveal(), Json.write(body)));
    }
}
