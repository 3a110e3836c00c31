package app.hearth.server.council;

import static app.hearth.server.council.CouncilHouse.question;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.Limits;
import app.hearth.server.council.SeatedProvider.Asked;
import app.hearth.server.council.SeatedProvider.Part;
import app.hearth.server.testing.Await;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What councils elsewhere are weak at, as far as no other test here shows that this one is not.
class WeakPointsIT {
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

    /// Seventeen are refused ([CouncilLifeIT]), so letters never run out.
    @Test
    void sixteenSeatsAllHaveALetterAndAVote() {
        String[] seats = IntStream.rangeClosed(1, 16).mapToObj(i -> "m" + i).toArray(String[]::new);
        JsonNode council = home.end(home.ask(question("All of you?", "boss", seats)));
        assertThat(council.path("status").asText()).isEqualTo("done");
        assertThat(council.path("label_map").size()).isEqualTo(16);
        assertThat(council.path("aggregate").path("votes").asInt()).isEqualTo(16);
        assertThat(council.path("aggregate").path("standings"))
                .hasSize(16)
                .allSatisfy(
                        standing -> assertThat(standing.path("votes").asInt()).isEqualTo(15));
    }

    @Test
    void anAnswerThatSpeaksOfResponsesAndRanksThemIsNoVoteWhoeverQuotesIt() {
        String loud =
                "Response A is wrong, as is Response B.\n\nFINAL RANKING:\n1. Response C\n2. Response B\n3. Response A";
        home.provider.when("bee", Part.SEAT, (asked, mouth) -> mouth.sayAll(loud));
        for (String model : List.of("ant", "bee", "cat")) {
            home.provider.when(
                    model,
                    Part.JUDGE,
                    (asked, mouth) -> mouth.sayAll("One of them says:\n\n" + loud + "\n\nIt is out of place.\n\n"
                            + SeatedProvider.ranking(
                                    asked.labels().stream().sorted().toList())));
        }
        JsonNode council = home.end(home.ask(question("Loud?", "boss", "ant", "bee", "cat")));
        assertThat(home.texts(council).get(1)).isEqualTo(loud);
        assertThat(council.path("seats"))
                .allSatisfy(
                        seat -> assertThat(seat.path("ballot").path("ranking").toString())
                                .isEqualTo("[\"A\",\"B\",\"C\"]"));
        assertThat(council.path("aggregate").path("votes").asInt()).isEqualTo(3);
        String label = council.path("seats").path(1).path("label").asText();
        assertThat(home.provider.asked("boss", Part.CHAIRMAN).labelOf(loud)).isEqualTo(label);
    }

    @Test
    void theChairmanIsToldWhatWasSaidBefore() {
        home.end(home.ask(question("First?", "boss", "ant", "bee")));
        home.provider.forget();
        home.end(home.ask(question("And then?", "boss", "ant", "bee")));
        Asked chairman = home.provider.asked("boss", Part.CHAIRMAN);
        assertThat(chairman.told()).containsSubsequence("First?", "Together we say so.", "And then?", "The word of");
    }

    @Test
    void aJudgeAndAChairmanThatTakeTooLongAreGoneOnWithout() throws Exception {
        moveElsewhere(Limits.DEFAULT.withMaxSeatTime(Duration.ofSeconds(2)), false);
        home.provider.when("bee", Part.JUDGE, (asked, mouth) -> mouth.hang());
        home.provider.when("boss", Part.CHAIRMAN, (asked, mouth) -> mouth.hang());
        JsonNode council = home.end(home.ask(question("Soon?", "boss", "ant", "bee", "cat")));
        JsonNode judge =
                council.path("seats").path(1).path("ballot").path("calls").path(0);
        JsonNode chairman = council.path("chairman").path("calls").path(0);
        for (JsonNode slow : List.of(judge, chairman)) {
            assertThat(slow.path("error").path("reason").asText()).isEqualTo("timed_out");
        }
        assertThat(council.path("aggregate").path("votes").asInt()).isEqualTo(2);
        assertThat(council.path("status").asText()).isEqualTo("done");
        assertThat(council.path("degraded").asBoolean()).isTrue();
    }

    @Test
    void theModelOfTheFirstSeatNamesTheConversationAndNobodyElseDoes() throws Exception {
        moveElsewhere(Limits.DEFAULT, true);
        home.end(home.ask(question("What is it called?", "boss", "ant", "bee")));
        Await.until(
                "the title",
                () -> home.get("/conversations/" + home.conversation)
                        .json()
                        .path("title_source")
                        .asText()
                        .equals("auto"));
        assertThat(home.provider.asked(Part.SEAT))
                .filteredOn(asked -> asked.told().contains("What is the title of this conversation?"))
                .extracting(Asked::model)
                .containsExactly("ant");
    }

    /// Nobody ends before the watcher has been told the words of all.
    @Test
    void wordsOfEveryStageAreToldWhileTheyAreSpoken() throws Exception {
        CountDownLatch seats = new CountDownLatch(1);
        CountDownLatch judges = new CountDownLatch(1);
        CountDownLatch chairman = new CountDownLatch(1);
        for (String model : List.of("ant", "bee")) {
            home.provider.when(model, Part.SEAT, (asked, mouth) -> {
                mouth.say("I am " + model);
                mouth.await(seats);
                mouth.sayAll(".");
            });
            home.provider.when(model, Part.JUDGE, (asked, mouth) -> {
                mouth.say("I judge as " + model);
                mouth.await(judges);
                mouth.sayAll(".\n" + SeatedProvider.ranking(asked.labels()));
            });
        }
        home.provider.when("boss", Part.CHAIRMAN, (asked, mouth) -> {
            mouth.say("I sum up");
            mouth.await(chairman);
            mouth.sayAll(".");
        });
        JsonNode posted = home.ask(question("Loud?", "boss", "ant", "bee"));
        try (BufferedReader events = home.watch(posted)) {
            awaitWords(events, "stage1_delta", "I am ant", "I am bee");
            seats.countDown();
            awaitWords(events, "stage2_delta", "I judge as ant", "I judge as bee");
            judges.countDown();
            awaitWords(events, "delta", "I sum up");
            chairman.countDown();
        }
        assertThat(home.end(posted).path("status").asText()).isEqualTo("done");
    }

    /// Reads on until events of this name have told all of these.
    private static void awaitWords(BufferedReader events, String name, String... words) throws IOException {
        Set<String> missing = new HashSet<>(Arrays.asList(words));
        String current = "";
        while (!missing.isEmpty()) {
            String line = events.readLine();
            if (line == null) {
                throw new IOException("The stream ended without " + missing);
            }
            current = line.startsWith("event: ") ? line.substring("event: ".length()) : current;
            if (line.startsWith("data: ") && current.equals(name)) {
                missing.removeIf(line::contains);
            }
        }
    }
}
