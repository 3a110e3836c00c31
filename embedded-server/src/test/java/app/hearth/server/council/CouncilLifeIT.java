package app.hearth.server.council;

import static app.hearth.server.council.CouncilHouse.question;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.Limits;
import app.hearth.common.wire.Json;
import app.hearth.server.council.SeatedProvider.Part;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How councils begin, are stopped and end among everything else.
class CouncilLifeIT {
    @TempDir
    private Path folder;

    private CouncilHouse home;

    @BeforeEach
    void moveIn() throws Exception {
        home = new CouncilHouse(folder.resolve("first"));
    }

    @AfterEach
    void moveOut() {
        home.close();
    }

    private void moveElsewhere(Limits limits, boolean titles) throws Exception {
        home.close();
        home = new CouncilHouse(folder.resolve("second"), limits, titles);
    }

    @Test
    void cancellingClosesEveryConnectionAndKeepsWhatWasSaid() {
        home.provider.when("bee", Part.SEAT, (asked, mouth) -> {
            mouth.say("Already");
            mouth.hang();
        });
        home.provider.when("cat", Part.SEAT, (asked, mouth) -> mouth.hang());
        JsonNode posted = home.ask(question("Stop?", "boss", "ant", "bee", "cat"));
        String id = posted.path("council").path("id").asText();
        Await.until("the first words", () -> home.texts(home.council(id)).contains("Already"));
        Await.until("all to be asked", () -> home.provider.asked(Part.SEAT).size() == 3);
        home.cancel(posted);
        JsonNode council = home.end(posted);
        Await.until("both connections to be closed", () -> home.provider.hungUp() == 2);
        assertThat(council.path("status").asText()).isEqualTo("cancelled");
        assertThat(council.path("seats").findValues("answer").stream()
                        .map(answer -> answer.path("status").asText()))
                .containsExactly("done", "cancelled", "cancelled");
        assertThat(home.texts(council)).containsExactly("The word of ant.", "Already", "");
        assertThat(home.message(council.path("message_id").asText())
                        .path("status")
                        .asText())
                .isEqualTo("cancelled");
    }

    @Test
    void theSameQuestionAgainHasNoSecondEffect() {
        Map<String, Object> question = question("Once?", "boss", "ant", "bee");
        question.put("id", UUID.randomUUID().toString());
        JsonNode first = home.ask(question);
        home.end(first);
        Seen again = home.post(question);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("council").path("id"))
                .isEqualTo(first.path("council").path("id"));
        assertThat(again.json().path("council").path("status").asText()).isEqualTo("done");
        assertThat(home.provider.asked(Part.SEAT)).hasSize(2);
    }

    @Test
    void whatSaysNoCouncilIsRefused() {
        Map<String, Object> alone = question("?", "boss", "ant");
        Map<String, Object> crowd = question(
                "?", "boss", IntStream.range(0, 17).mapToObj(i -> "m" + i).toArray(String[]::new));
        Map<String, Object> headless = new HashMap<>(question("?", "boss", "ant", "bee"));
        headless.remove("chairman");
        Map<String, Object> wordless = question(" ", "boss", "ant", "bee");
        Map<String, Object> keyless = question("?", "boss", "ant", "bee");
        keyless.put("chairman", Map.of("provider", "elsewhere", "model", "boss"));
        for (Map<String, Object> wrong : List.of(alone, crowd, headless, wordless, keyless)) {
            assertThat(home.post(wrong).status()).as(wrong.toString()).isEqualTo(422);
        }
        assertThat(home.provider.asked(Part.SEAT)).isEmpty();
        assertThat(home.get("/conversations/" + home.conversation + "/messages?all=true")
                        .json()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void theSameRequestUnderOneKeyIsAnsweredAlikeAndAskedOnce() {
        Call call = Call.of(
                        "POST",
                        "/conversations/" + home.conversation + "/council",
                        home.token(),
                        Json.write(question("Once?", "boss", "ant", "bee")))
                .withHeader("Idempotency-Key", "once");
        JsonNode first = home.house.send(call).json();
        home.end(first);
        JsonNode again = home.house.send(call).json();
        assertThat(again.path("user_message")).isEqualTo(first.path("user_message"));
        assertThat(again.path("council").path("id"))
                .isEqualTo(first.path("council").path("id"));
        assertThat(home.provider.asked(Part.SEAT)).hasSize(2);
    }

    @Test
    void aPresetNamesWhoSitsAndWhatEachRoleIsToldBesides() {
        Map<String, Object> preset = new HashMap<>(question("", "boss", "ant", "bee"));
        preset.remove("content");
        preset.put("name", "Elders");
        preset.put("prompts", Map.of("seat", "Be brief.", "judge", "Be strict.", "chairman", "Be warm."));
        String id =
                home.send("POST", "/council-presets", preset).json().path("id").asText();
        JsonNode council = home.end(home.ask(Map.of("content", "Who sits?", "preset_id", id)));
        assertThat(council.path("status").asText()).isEqualTo("done");
        assertThat(council.path("preset_id").asText()).isEqualTo(id);
        assertThat(home.provider.asked("ant", Part.SEAT).told())
                .contains("Be brief.")
                .doesNotContain("Be strict.");
        assertThat(home.provider.asked("bee", Part.JUDGE).told())
                .contains("Be strict.")
                .doesNotContain("Be warm.");
        assertThat(home.provider.asked("boss", Part.CHAIRMAN).told()).contains("Be warm.");
        Map<String, Object> other = new HashMap<>(question("Who else?", "bee", "cat", "dog"));
        other.put("preset_id", id);
        home.end(home.ask(other));
        assertThat(home.provider.asked("dog", Part.SEAT).told()).contains("Be brief.");
    }

    @Test
    void aNewConversationGetsItsTitleFromTheFirstAnswer() throws Exception {
        moveElsewhere(Limits.DEFAULT, true);
        CountDownLatch titled = new CountDownLatch(1);
        home.provider.when("boss", Part.CHAIRMAN, (asked, mouth) -> {
            mouth.await(titled);
            mouth.sayAll("Done.");
        });
        JsonNode posted = home.ask(question("What is it called?", "boss", "ant", "bee"));
        Await.until(
                "the title",
                () -> home.get("/conversations/" + home.conversation)
                        .json()
                        .path("title_source")
                        .asText()
                        .equals("auto"));
        titled.countDown();
        home.end(posted);
        String events = home.get("/runs/" + posted.path("run").path("id").asText() + "/events")
                .text();
        assertThat(events).contains("event: done");
    }

    @Test
    void itTakesOnePlaceAmongTheAnswersThatAreWrittenAtOnce() throws Exception {
        moveElsewhere(Limits.DEFAULT.withMaxRuns(1, 10), false);
        JsonNode posted = home.ask(question("Room?", "boss", "ant", "bee", "cat"));
        assertThat(home.end(posted).path("status").asText()).isEqualTo("done");
        home.provider.when("ant", Part.SEAT, (asked, mouth) -> mouth.hang());
        JsonNode second = home.ask(question("Room?", "boss", "ant", "bee"));
        assertThat(home.get("/runs").json().path("items").size()).isEqualTo(1);
        assertThat(home.post(question("No room?", "boss", "ant", "bee")).status())
                .isEqualTo(429);
        home.cancel(second);
        home.end(second);
    }

    @Test
    void whatACrashLeftOfACouncilIsInterruptedAndKept() throws Exception {
        JsonNode council = home.end(home.ask(question("Gone?", "boss", "ant", "bee")));
        home.house.rows().useHandle(handle -> {
            handle.execute("UPDATE run SET status = 'running', ended_at = NULL WHERE kind IN ('council', 'judge')");
            handle.execute("UPDATE council_call SET status = 'running', ended_at = NULL, ranking = NULL, content = ''"
                    + " WHERE stage = 2");
            handle.execute("DELETE FROM council_call WHERE stage = 3");
            handle.execute("UPDATE council SET stage = 2");
            handle.execute("UPDATE message SET status = 'streaming', content = '' WHERE role = 'assistant'");
        });
        home.house.restart();
        home.signInAgain();
        JsonNode left = home.council(council.path("id").asText());
        assertThat(left.path("status").asText()).isEqualTo("interrupted");
        assertThat(home.texts(left)).containsExactly("The word of ant.", "The word of bee.");
        left.path("seats")
                .forEach(seat -> assertThat(seat.path("ballot")
                                .path("calls")
                                .path(0)
                                .path("status")
                                .asText())
                        .isEqualTo("interrupted"));
        assertThat(home.message(left.path("message_id").asText()).path("status").asText())
                .isEqualTo("interrupted");
        JsonNode done = home.end(home.rerun(left.path("id").asText(), 2, null));
        assertThat(done.path("status").asText()).isEqualTo("done");
    }

    @Test
    void aMessageThatGoesToTheTrashStopsItsCouncil() {
        home.provider.when("bee", Part.SEAT, (asked, mouth) -> mouth.hang());
        JsonNode posted = home.ask(question("Away?", "boss", "ant", "bee"));
        Await.until("both to be asked", () -> home.provider.asked(Part.SEAT).size() == 2);
        String message = posted.path("user_message").path("id").asText();
        assertThat(home.house
                        .send(Call.of(
                                "DELETE",
                                "/conversations/" + home.conversation + "/messages/" + message,
                                home.token(),
                                null))
                        .status())
                .isEqualTo(204);
        assertThat(home.end(posted).path("status").asText()).isEqualTo("cancelled");
        Await.until("the connection to be closed", () -> home.provider.hungUp() == 1);
    }

    @Test
    void theChangeFeedTellsOfIt() {
        JsonNode council = home.end(home.ask(question("Heard?", "boss", "ant", "bee")));
        JsonNode changes = home.get("/sync/changes?since=0&limit=200").json().path("items");
        assertThat(changes)
                .filteredOn(change -> change.path("entity").asText().equals("council"))
                .singleElement()
                .satisfies(change -> assertThat(change.path("data")).isEqualTo(council));
    }
}
