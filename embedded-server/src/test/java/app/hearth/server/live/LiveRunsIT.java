package app.hearth.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import app.hearth.server.testing.LiveSocket;
import app.hearth.server.testing.ScriptedProvider;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs over the live channel, beside the same runs over their event stream.
@Timeout(180)
final class LiveRunsIT {
    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private House house;
    private Tokens ada;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.register("ada");
        post("/settings/api-key", Map.of("provider", "home", "base_url", provider.baseUrl()));
    }

    @AfterEach
    void moveOut() {
        provider.close();
        house.close();
    }

    private record Event(String id, String name, JsonNode data) {}

    @Test
    void aRunIsToldAsItsEventStreamTellsIt() throws Exception {
        String run = ask();
        try (LiveSocket live = house.live(ada.accessToken())) {
            live.send(watch(run, null));
            provider.think("🤔 so");
            provider.say("a😀b");
            List<Event> told = new ArrayList<>();
            while (!textOf(told).equals("a😀b")) {
                told.add(next(live, run));
            }
            provider.say("👩‍🚀c");
            provider.finish();
            tellToEnd(live, run, told);
            List<Event> streamed = stream(run, null);
            assertThat(textOf(told)).isEqualTo("a😀b👩‍🚀c").isEqualTo(textOf(streamed));
            assertThat(reasoningOf(told)).isEqualTo("🤔 so").isEqualTo(reasoningOf(streamed));
            assertThat(told.getLast()).isEqualTo(streamed.getLast());
            assertThat(told.getLast().name()).isEqualTo("done");
            List<String> places = new ArrayList<>(told.stream().map(Event::id).toList());
            places.addAll(List.of("0", "1", "2.1", "4.3"));
            for (String place : places) {
                live.send(watch(run, place));
                assertThat(tellToEnd(live, run, new ArrayList<>()))
                        .as("after " + place)
                        .isEqualTo(stream(run, place));
            }
        }
    }

    @Test
    void whatGoesOnBeforeTheFirstWordIsToldHereToo() throws Exception {
        String run = ask();
        try (LiveSocket live = house.live(ada.accessToken())) {
            live.send(watch(run, null));
            provider.letWait();
            Event waiting = next(live, run);
            assertThat(waiting.name()).isEqualTo("state");
            assertThat(waiting.data().path("state").asText()).isEqualTo("queued");
            provider.finish();
            tellToEnd(live, run, new ArrayList<>());
        }
    }

    @Test
    void watchingAgainReplacesTheWatchingThatGoesOn() throws Exception {
        String run = ask();
        try (LiveSocket live = house.live(ada.accessToken())) {
            live.send(watch(run, null));
            provider.say("one ");
            assertThat(textOf(List.of(next(live, run)))).isEqualTo("one ");
            live.send(watch(run, "4"));
            live.sendWrong("{}");
            live.next("error"); // the second watching has begun
            provider.say("two");
            provider.finish();
            List<Event> rest = tellToEnd(live, run, new ArrayList<>());
            assertThat(textOf(rest)).isEqualTo("two");
            assertThat(rest).filteredOn(event -> event.name().equals("done")).hasSize(1);
            live.sendWrong("{}");
            while (true) {
                JsonNode frame = live.next();
                assertThat(frame.path("type").asText())
                        .as("nothing is told twice")
                        .isNotEqualTo("run");
                if (frame.path("type").asText().equals("error")) {
                    break;
                }
            }
        }
    }

    @Test
    void theRunOfAnotherIsAnsweredAsOneThatDoesNotExist() throws Exception {
        Tokens bob = house.register("bob");
        String run = ask();
        String nobodys = UUID.randomUUID().toString();
        try (LiveSocket live = house.live(bob.accessToken())) {
            live.send(watch(run, null));
            String ofAda = live.next("error").toString();
            live.send(watch(nobodys, null));
            String ofNobody = live.next("error").toString();
            assertThat(ofAda.replace(run, nobodys)).isEqualTo(ofNobody).contains("not_found");
            provider.say("secret");
            provider.finish();
            awaitEnd(run);
            live.send(watch(run, "1"));
            assertThat(live.next().toString().replace(run, nobodys)).isEqualTo(ofNobody);
        }
    }

    @Test
    void aWrongPlaceIsRefused() throws Exception {
        String run = ask();
        provider.finish();
        try (LiveSocket live = house.live(ada.accessToken())) {
            live.send(watch(run, "here"));
            JsonNode error = live.next("error");
            assertThat(error.path("code").asText()).isEqualTo("validation");
            assertThat(error.path("run_id").asText()).isEqualTo(run);
        }
    }

    @Test
    void aSlowReaderIsLetGoWhileTheOthersGoOn() throws Exception {
        String run = ask();
        String piece = "x".repeat(500_000);
        for (int i = 0; i < 16; i++) {
            provider.say(piece);
        }
        provider.finish();
        awaitEnd(run);
        try (LiveSocket slow = house.live(ada.accessToken(), 4_096);
                LiveSocket other = house.live(ada.accessToken())) {
            slow.send(watch(run, null));
            slow.readPiece(); // all of the long event is on its way by now
            other.send(watch(run, null));
            assertThat(textOf(tellToEnd(other, run, new ArrayList<>()))).hasSize(8_000_000);
            for (int i = 0; i < 10; i++) {
                Seen tag = post("/tags", Map.of("name", "tag-" + i));
                assertThat(other.next("change").path("id").asText())
                        .isEqualTo(tag.json().path("id").asText());
            }
            assertThat(slow.end()).isIn(1013, LiveSocket.CUT_OFF);
        }
    }

    private static String watch(String run, @Nullable String after) {
        return after == null
                ? Json.write(Map.of("type", "watch", "run_id", run))
                : Json.write(Map.of("type", "watch", "run_id", run, "after", after));
    }

    private static Event next(LiveSocket live, String run) throws Exception {
        JsonNode frame = live.next("run");
        assertThat(frame.path("run_id").asText()).isEqualTo(run);
        return new Event(frame.path("event_id").asText(), frame.path("event").asText(), frame.path("data"));
    }

    private static List<Event> tellToEnd(LiveSocket live, String run, List<Event> told) throws Exception {
        do {
            told.add(next(live, run));
        } while (!told.getLast().name().equals("done"));
        return told;
    }

    private List<Event> stream(String run, @Nullable String after) throws Exception {
        Call call = Call.get("/runs/" + run + "/events", ada.accessToken().reveal());
        List<Event> events = new ArrayList<>();
        try (InputStream stream = house.open(after == null ? call : call.withHeader("Last-Event-ID", after))) {
            String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            for (String block : all.split("\n\n", -1)) {
                if (block.startsWith("id: ")) {
                    String[] lines = block.split("\n", -1);
                    events.add(new Event(
                            lines[0].substring("id: ".length()),
                            lines[1].substring("event: ".length()),
                            Json.read(lines[2].substring("data: ".length()), JsonNode.class)));
                }
            }
        }
        return events;
    }

    private static String textOf(List<Event> events) {
        return joined(events, "delta");
    }

    private static String reasoningOf(List<Event> events) {
        return joined(events, "reasoning");
    }

    private static String joined(List<Event> events, String name) {
        StringBuilder text = new StringBuilder();
        events.stream()
                .filter(event -> event.name().equals(name))
                .forEach(event -> text.append(event.data().path("text").asText()));
        return text.toString();
    }

    private void awaitEnd(String run) {
        Await.until(
                "the end of the run",
                () -> !house.send(Call.get("/runs/" + run, ada.accessToken().reveal()))
                        .json()
                        .path("ended_at")
                        .isNull());
    }

    private String ask() {
        String conversation = post("/conversations", Map.of()).json().path("id").asText();
        Seen asked = post(
                "/conversations/" + conversation + "/messages",
                Map.of("content", "?", "provider", "home", "model", "steady"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        return asked.json().path("run").path("id").asText();
    }

    private Seen post(String path, Map<String, String> body) {
        return house.send(Call.of("POST", path, ada.accessToken().reveal(), Json.write(body)));
    }
}
