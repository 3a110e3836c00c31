package app.hearth.server.council;

import static app.hearth.server.council.CouncilHouse.question;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.server.council.SeatedProvider.Part;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House.Seen;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parts of a council asked anew, and councils that were stopped gone on with.
class CouncilRerunIT {
    @TempDir
    private Path folder;

    private CouncilHouse home;

    @BeforeEach
    void moveIn() throws Exception {
        home = new CouncilHouse(folder);
    }

    @AfterEach
    void moveOut() {
        home.close();
    }

    private JsonNode held(String... seats) {
        JsonNode council = home.end(home.ask(question("How high?", "boss", seats)));
        home.provider.forget();
        return council;
    }

    private static String id(JsonNode council) {
        return council.path("id").asText();
    }

    @Test
    void aSeatThatFailedIsAskedAnewAndAllThatComesOfItAndTheFirstAnswerStays() {
        home.provider.when("bee", Part.SEAT, (asked, mouth) -> mouth.refuse(500));
        JsonNode first = held("ant", "bee", "cat");
        home.provider.when("bee", Part.SEAT, (asked, mouth) -> mouth.sayAll("Here I am."));
        home.provider.when("boss", Part.CHAIRMAN, (asked, mouth) -> mouth.sayAll("Now all say so."));
        JsonNode posted = home.rerun(id(first), 1, null);
        assertThat(posted.has("user_message")).isFalse();
        JsonNode second = home.end(posted);
        assertThat(home.provider.asked(Part.SEAT)).hasSize(1);
        assertThat(home.provider.asked(Part.JUDGE)).hasSize(3);
        assertThat(home.texts(second)).containsExactly("The word of ant.", "Here I am.", "The word of cat.");
        assertThat(second.path("seats").path(0).path("answer").path("reused").asBoolean())
                .isTrue();
        assertThat(second.path("label_map").size()).isEqualTo(3);
        assertThat(second.path("usage").path("cost_usd").asText())
                .as("what was taken over is paid already")
                .isEqualTo("0.005");
        JsonNode before = home.message(first.path("message_id").asText());
        JsonNode after = home.message(second.path("message_id").asText());
        assertThat(before.path("content").asText()).isEqualTo("Together we say so.");
        assertThat(after.path("content").asText()).isEqualTo("Now all say so.");
        assertThat(after.path("parent_id")).isEqualTo(before.path("parent_id"));
        assertThat(home.get("/conversations/" + home.conversation).json().path("current_leaf_id"))
                .isEqualTo(after.path("id"));
        assertThat(home.council(id(first))).isEqualTo(first);
    }

    @Test
    void oneSeatIsAskedAnewThoughItHadAnswered() {
        JsonNode first = held("ant", "bee", "cat");
        home.provider.when("ant", Part.SEAT, (asked, mouth) -> mouth.sayAll("I thought again."));
        JsonNode second = home.end(home.rerun(id(first), 1, 1));
        assertThat(home.provider.asked(Part.SEAT)).hasSize(1);
        assertThat(home.provider.asked(Part.JUDGE)).hasSize(3);
        assertThat(home.texts(second)).contains("I thought again.").doesNotContain("The word of ant.");
    }

    @Test
    void allSeatsAreAskedAnewWhenAllHadAnswered() {
        JsonNode first = held("ant", "bee");
        home.end(home.rerun(id(first), 1, null));
        assertThat(home.provider.asked(Part.SEAT)).hasSize(2);
    }

    @Test
    void oneJudgeIsAskedAnewAndTheChairmanAfterIt() {
        home.provider.when("bee", Part.JUDGE, (asked, mouth) -> mouth.refuse(500));
        JsonNode first = held("ant", "bee", "cat");
        home.provider.when(
                "bee", Part.JUDGE, (asked, mouth) -> mouth.sayAll(SeatedProvider.ranking(List.of("C", "B", "A"))));
        JsonNode second = home.end(home.rerun(id(first), 2, 2));
        assertThat(home.provider.asked(Part.SEAT)).isEmpty();
        assertThat(home.provider.asked(Part.JUDGE)).hasSize(1);
        assertThat(home.provider.asked(Part.CHAIRMAN)).hasSize(1);
        assertThat(second.path("label_map")).isEqualTo(first.path("label_map"));
        assertThat(second.path("aggregate").path("votes").asInt()).isEqualTo(3);
        assertThat(first.path("aggregate").path("votes").asInt()).isEqualTo(2);
        assertThat(second.path("seats").path(1).path("ballot").path("ranking").toString())
                .isEqualTo("[\"C\",\"B\",\"A\"]");
    }

    @Test
    void theJudgesWithoutAVoteAreAskedAnewAndTheOthersAreNot() {
        home.provider.when("bee", Part.JUDGE, (asked, mouth) -> mouth.sayAll("No."));
        home.provider.when("bee", Part.REPAIR, (asked, mouth) -> mouth.sayAll("No."));
        JsonNode first = held("ant", "bee", "cat");
        home.end(home.rerun(id(first), 2, null));
        assertThat(home.provider.asked(Part.JUDGE)).hasSize(1);
        home.provider.forget();
        JsonNode whole = held("ant", "cat");
        home.end(home.rerun(id(whole), 2, null));
        assertThat(home.provider.asked(Part.JUDGE)).hasSize(2);
    }

    @Test
    void theChairmanAloneIsAskedAnew() {
        JsonNode first = held("ant", "bee");
        home.provider.when("boss", Part.CHAIRMAN, (asked, mouth) -> mouth.sayAll("In other words."));
        JsonNode second = home.end(home.rerun(id(first), 3, null));
        assertThat(home.provider.asked(Part.SEAT)).isEmpty();
        assertThat(home.provider.asked(Part.JUDGE)).isEmpty();
        assertThat(second.path("aggregate")).isEqualTo(first.path("aggregate"));
        assertThat(home.message(second.path("message_id").asText())
                        .path("content")
                        .asText())
                .isEqualTo("In other words.");
    }

    @Test
    void aCouncilThatTheServersStopInterruptedGoesOnAtItsLastFinishedStage() throws Exception {
        home.provider.when("bee", Part.JUDGE, (asked, mouth) -> mouth.hang());
        JsonNode posted = home.ask(question("Still there?", "boss", "ant", "bee", "cat"));
        String council = id(posted.path("council"));
        Await.until("two ballots", () -> home.council(council).toString().split("\"ranking\"", -1).length == 3);
        home.house.restart();
        home.signInAgain();
        JsonNode left = home.council(council);
        assertThat(left.path("status").asText()).isEqualTo("interrupted");
        assertThat(home.texts(left)).containsExactly("The word of ant.", "The word of bee.", "The word of cat.");
        assertThat(left.path("seats")
                        .path(1)
                        .path("ballot")
                        .path("calls")
                        .path(0)
                        .path("status")
                        .asText())
                .isEqualTo("interrupted");
        home.provider.forget();
        home.provider.when(
                "bee", Part.JUDGE, (asked, mouth) -> mouth.sayAll(SeatedProvider.ranking(List.of("A", "B", "C"))));
        JsonNode done = home.end(home.rerun(council, 2, null));
        assertThat(done.path("status").asText()).isEqualTo("done");
        assertThat(home.provider.asked(Part.SEAT)).isEmpty();
        assertThat(home.provider.asked(Part.JUDGE)).hasSize(1);
        assertThat(done.path("label_map")).isEqualTo(left.path("label_map"));
    }

    @Test
    void whatCannotBeAskedAnewIsRefused() {
        JsonNode done = held("ant", "bee");
        assertThat(refusal(done, Map.of("stage", 4))).isEqualTo(422);
        assertThat(refusal(done, Map.of("stage", 1, "seat", 3))).isEqualTo(422);
        assertThat(refusal(done, Map.of("stage", 3, "seat", 1))).isEqualTo(422);
        home.provider.when("bee", Part.SEAT, (asked, mouth) -> mouth.refuse(500));
        JsonNode alone = held("ant", "bee");
        assertThat(refusal(alone, Map.of("stage", 2))).isEqualTo(409);
        home.provider.when("bee", Part.SEAT, (asked, mouth) -> mouth.hang());
        JsonNode posted = home.ask(question("Wait?", "boss", "ant", "bee"));
        assertThat(refusal(posted.path("council"), Map.of("stage", 1))).isEqualTo(409);
        home.cancel(posted);
        home.end(posted);
    }

    private int refusal(JsonNode council, Map<String, Integer> wanted) {
        Seen seen = home.send("POST", "/councils/" + id(council) + "/rerun", wanted);
        return seen.status();
    }

    @Test
    void anAnswerOfACouncilIsNotContinuedAsThatOfOneModelIs() {
        JsonNode posted = home.ask(question("Stop?", "boss", "ant", "bee"));
        home.cancel(posted);
        JsonNode council = home.end(posted);
        Seen seen = home.send(
                "POST",
                "/conversations/" + home.conversation + "/messages/"
                        + council.path("message_id").asText() + "/continue",
                Map.of());
        assertThat(seen.status()).isEqualTo(409);
    }
}
