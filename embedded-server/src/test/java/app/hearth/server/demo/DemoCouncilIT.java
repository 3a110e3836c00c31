package app.hearth.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Councils of the demo models on the real server. Fails when judges or chairman are asked in other words than the demo
/// knows.
final class DemoCouncilIT {
    @TempDir
    private Path folder;

    private DemoProvider demo;
    private House house;
    private Tokens ada;
    private String conversation;

    @BeforeEach
    void moveIn() throws Exception {
        demo = DemoProvider.start(Duration.ZERO, InstantSource.system());
        house = new House(folder);
        ada = house.register("ada");
        Map<String, String> key = Map.of(
                "provider", "demo", "key", "any", "base_url", demo.baseUrl().toString());
        send("POST", "/settings/api-key", key);
        conversation =
                send("POST", "/conversations", Map.of()).json().path("id").asText();
    }

    @AfterEach
    void moveOut() {
        house.close();
        demo.close();
    }

    @ParameterizedTest
    @CsvSource({
        "How high is the castle?, canned demo answer, judgement is **canned**",
        "Wie hoch ist die Burg?, vorgefertigte Demo-Antwort, Urteil ist **vorgefertigt**",
        "מה גובה המצודה?, תשובת הדגמה מוכנה מראש, מוכן מראש"
    })
    void everySeatAnswersInItsMannerAllVotesCountAndTheChairmanSaysThatItIsCanned(
            String question, String canned, String judged) {
        JsonNode council = ask(question);
        int seats = DemoModel.values().length;

        assertThat(council.path("status").asText()).isEqualTo("done");
        assertThat(council.path("degraded").asBoolean()).isFalse();
        assertThat(answers(council))
                .hasSize(seats)
                .doesNotHaveDuplicates()
                .allSatisfy(answer -> assertThat(answer).contains(canned, question));
        assertThat(council.path("seats")).allSatisfy(seat -> {
            JsonNode ballot = seat.path("ballot");
            assertThat(ballot.path("calls").size()).isEqualTo(1);
            assertThat(ballot.path("calls").path(0).path("text").asText()).contains(judged);
            assertThat(ballot.path("ranking").size()).isEqualTo(seats);
        });
        assertThat(council.path("aggregate").path("votes").asInt()).isEqualTo(seats);
        String conclusion =
                council.path("chairman").path("calls").path(0).path("text").asText();
        assertThat(conclusion).contains(canned, question);
        assertThat(answers(council)).doesNotContain(conclusion);
    }

    /// Each judge has two neighbours of its own the other way round; so each differs from every other, and the winner
    /// is first or second with all.
    @Test
    void theVotesDifferAndMostlyAgree() {
        JsonNode council = ask("How high is the castle?");
        List<String> ballots = stream(council.path("seats"))
                .map(seat -> seat.path("ballot").path("ranking").toString())
                .toList();
        String winner = council.path("aggregate")
                .path("standings")
                .path(0)
                .path("label")
                .asText();

        assertThat(new HashSet<>(ballots)).hasSize(ballots.size());
        assertThat(council.path("seats"))
                .allSatisfy(seat -> assertThat(List.of(
                                seat.path("ballot").path("ranking").path(0).asText(),
                                seat.path("ballot").path("ranking").path(1).asText()))
                        .contains(winner));
        assertThat(council.path("aggregate").path("standings"))
                .allSatisfy(
                        standing -> assertThat(standing.path("votes").asInt()).isEqualTo(ballots.size() - 1));
    }

    /// Answers go by other letters in another council, and are placed alike all the same.
    @Test
    void theSameAnswersArePlacedAlikeUnderOtherNames() {
        List<DemoTask.Shown> shown = List.of(
                new DemoTask.Shown("Response A", "one"),
                new DemoTask.Shown("Response B", "two"),
                new DemoTask.Shown("Response C", "three"));
        List<DemoTask.Shown> renamed = List.of(
                new DemoTask.Shown("Response A", "three"),
                new DemoTask.Shown("Response C", "two"),
                new DemoTask.Shown("Response B", "one"));
        for (DemoModel judge : DemoModel.values()) {
            assertThat(placed(renamed, judge)).isEqualTo(placed(shown, judge));
        }
    }

    private static List<String> placed(List<DemoTask.Shown> shown, DemoModel judge) {
        return new DemoTask.Ballot(shown)
                .ranking(judge).stream()
                        .flatMap(name -> shown.stream()
                                .filter(answer -> answer.name().equals(name))
                                .map(DemoTask.Shown::text))
                        .toList();
    }

    @Test
    void aFollowUpIsAnsweredInTheMannerOfEachToo() {
        List<String> before = answers(ask("How high is the castle?"));
        JsonNode council = ask("And how old is it?");

        assertThat(answers(council))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(before)
                .allSatisfy(answer -> assertThat(answer).contains("And how old is it?"));
        assertThat(council.path("aggregate").path("votes").asInt()).isEqualTo(DemoModel.values().length);
    }

    private static List<String> answers(JsonNode council) {
        return stream(council.path("seats"))
                .map(seat -> seat.path("answer").path("text").asText())
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /// The ended council of all models.
    private JsonNode ask(String question) {
        List<Map<String, String>> seats = Arrays.stream(DemoModel.values())
                .map(model -> Map.of("provider", "demo", "model", model.id()))
                .toList();
        Seen posted = send(
                "POST",
                "/conversations/" + conversation + "/council",
                Map.of("content", question, "seats", seats, "chairman", seats.getFirst()));
        assertThat(posted.status()).as(posted.text()).isEqualTo(202);
        String path = "/councils/" + posted.json().path("council").path("id").asText();
        Await.until("the end of the council", () -> !get(path).path("ended_at").isNull());
        return get(path);
    }

    private JsonNode get(String path) {
        return house.send(Call.get(path, token())).json();
    }

    private Seen send(String method, String path, Map<String, ?> body) {
        return house.send(Call.of(method, path, token(), Json.write(body)));
    }

    private String token() {
        return ada.accessToken().reveal();
    }
}
