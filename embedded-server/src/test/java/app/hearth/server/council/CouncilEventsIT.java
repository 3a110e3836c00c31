package app.hearth.server.council;

import static app.hearth.server.council.CouncilHouse.question;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.Limits;
import app.hearth.server.council.CouncilHouse.Event;
import app.hearth.server.council.SeatedProvider.Part;
import app.hearth.server.testing.Await;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What who watches a council is told.
class CouncilEventsIT {
    @TempDir
    private Path folder;

    private CouncilHouse home;

    @BeforeEach
    void moveIn() throws Exception {
        home = new CouncilHouse(folder, Limits.DEFAULT, true);
    }

    @AfterEach
    void moveOut() {
        home.close();
    }

    private static List<String> names(List<Event> events) {
        return events.stream().map(Event::name).toList();
    }

    /// The texts of a stage put together, by seat.
    private static Map<Integer, String> texts(List<Event> events, String name) {
        Map<Integer, String> texts = new TreeMap<>();
        events.stream()
                .filter(event -> event.name().equals(name))
                .forEach(event -> texts.merge(
                        event.data().path("seat").asInt(),
                        event.data().path("text").asText(),
                        String::concat));
        return texts;
    }

    @Test
    void aWatcherSeesEveryStageInOrderAndEveryWord() {
        CountDownLatch watched = new CountDownLatch(1);
        for (String model : List.of("ant", "bee")) {
            home.provider.when(model, Part.SEAT, (asked, mouth) -> {
                mouth.think("Hm, " + model + ".");
                mouth.say("One ");
                mouth.await(watched);
                mouth.say("two 🏡 ");
                mouth.sayAll("three.");
            });
        }
        JsonNode posted = home.ask(question("Watch?", "boss", "ant", "bee"));
        Thread.ofVirtual().start(watched::countDown);
        List<Event> events = home.events(posted, null);
        assertThat(names(events).stream().distinct())
                .containsSubsequence(
                        "stage1_start",
                        "stage1_delta",
                        "stage1_seat",
                        "stage1_complete",
                        "stage2_start",
                        "stage2_delta",
                        "stage2_seat",
                        "stage2_complete",
                        "stage3_start",
                        "delta",
                        "stage3_complete",
                        "usage",
                        "done");
        assertThat(texts(events, "stage1_delta"))
                .containsOnly(Map.entry(1, "One two 🏡 three."), Map.entry(2, "One two 🏡 three."));
        assertThat(texts(events, "stage1_reasoning")).containsOnly(Map.entry(1, "Hm, ant."), Map.entry(2, "Hm, bee."));
        JsonNode judged = only(events, "stage2_complete");
        assertThat(judged.path("label_map").size()).isEqualTo(2);
        assertThat(judged.path("aggregate").path("standings").size()).isEqualTo(2);
        assertThat(only(events, "done").path("message").path("content").asText())
                .isEqualTo("Together we say so.");
    }

    private static JsonNode only(List<Event> events, String name) {
        List<Event> found =
                events.stream().filter(event -> event.name().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.getFirst().data();
    }

    @Test
    void whoComesAfterTheEndIsToldTheSame() {
        JsonNode posted = home.ask(question("Late?", "boss", "ant", "bee"));
        home.end(posted);
        List<Event> events = home.events(posted, null);
        assertThat(texts(events, "stage1_delta"))
                .containsOnly(Map.entry(1, "The word of ant."), Map.entry(2, "The word of bee."));
        assertThat(texts(events, "stage2_delta")).hasSize(2);
        assertThat(names(events)).endsWith("usage", "done");
    }

    @Test
    void whoResumesGetsEachTextExactlyOnceFromAnyPlaceOn() {
        home.provider.when("ant", Part.SEAT, (asked, mouth) -> {
            for (int i = 0; i < 10; i++) {
                mouth.say("word " + i + " ☕ ");
                Thread.sleep(60);
            }
            mouth.finish();
        });
        JsonNode posted = home.ask(question("Again?", "boss", "ant", "bee"));
        List<Event> live = home.events(posted, null);
        String whole = texts(live, "stage1_delta").get(1);
        StringBuilder seen = new StringBuilder();
        int places = 0;
        for (Event event : live) {
            if (event.name().equals("stage1_delta") && event.data().path("seat").asInt() == 1) {
                seen.append(event.data().path("text").asText());
                places++;
                List<Event> rest = home.events(posted, event.id());
                String more = texts(rest, "stage1_delta").getOrDefault(1, "");
                assertThat(seen + more).isEqualTo(whole);
            }
        }
        assertThat(places).isGreaterThan(3);
        assertThat(home.events(posted, live.getLast().id()).stream()
                        .filter(event -> event.name().endsWith("delta")))
                .isEmpty();
    }

    @Test
    void aChairmanWhoBreaksOffIsFollowedByAStartThatTakesItsWordsBack() {
        home.provider.when("boss", Part.CHAIRMAN, (asked, mouth) -> {
            mouth.say("I wanted to s");
            throw new IOException("cut");
        });
        JsonNode posted = home.ask(question("Who?", "boss", "ant", "bee"));
        home.end(posted);
        List<Event> events = home.events(posted, null);
        StringBuilder answer = new StringBuilder();
        for (Event event : events) {
            switch (event.name()) {
                case "stage3_start" -> answer.setLength(0);
                case "delta" -> answer.append(event.data().path("text").asText());
                default -> {}
            }
        }
        assertThat(answer.toString()).isEqualTo("Together we say so.");
        assertThat(names(events)).filteredOn("stage3_start"::equals).hasSize(2);
        assertThat(only(events, "stage3_complete").path("degraded").asBoolean()).isTrue();
    }

    @Test
    void theTitleIsToldWhileTheCouncilGoesOn() {
        CountDownLatch titled = new CountDownLatch(1);
        home.provider.when("boss", Part.CHAIRMAN, (asked, mouth) -> {
            mouth.await(titled);
            mouth.sayAll("Done.");
        });
        JsonNode posted = home.ask(question("Name?", "boss", "ant", "bee"));
        Thread.ofVirtual().start(() -> {
            Await.until(
                    "the title",
                    () -> home.get("/conversations/" + home.conversation)
                            .json()
                            .path("title_source")
                            .asText()
                            .equals("auto"));
            titled.countDown();
        });
        assertThat(only(home.events(posted, null), "title_complete")
                        .path("title")
                        .asText())
                .isEqualTo("The word of ant");
    }

    @Test
    void whatIsNoIdOfItsEventsIsRefused() {
        JsonNode posted = home.ask(question("Id?", "boss", "ant", "bee"));
        home.end(posted);
        String path = "/runs/" + posted.path("run").path("id").asText() + "/events";
        for (String wrong : List.of("12", "1.1.1=", "4.1.1=3", "1.1.1=3,", "1.1.1=3;2.1.1=4")) {
            int status = home.house
                    .send(app.hearth.server.testing.House.Call.get(path, home.token())
                            .withHeader("Last-Event-ID", wrong))
                    .status();
            assertThat(status).as(wrong).isEqualTo(422);
        }
    }
}
