package app.hearth.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import app.hearth.server.testing.LiveSocket;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The live channel as the devices of two people hear it: changes, and how a channel is kept and lost.
@Timeout(180)
final class LiveIT {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private House house;
    private Tokens ada;
    private Tokens phone;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.register("ada");
        phone = signIn("ada");
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void aSecondDeviceHearsWhatTheFeedHasInItsOrderAndNothingTwice() throws Exception {
        long before = feedEnd(ada);
        try (LiveSocket live = house.live(phone.accessToken())) {
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String name = "writer-" + i;
                writers.add(Thread.ofVirtual().start(() -> write(name)));
            }
            for (Thread writer : writers) {
                writer.join();
            }
            long end = feedEnd(ada);
            Map<String, String> heard = new HashMap<>();
            long last = before;
            while (last < end) {
                JsonNode change = live.next("change");
                assertThat(change.path("seq").asLong()).isGreaterThan(last);
                last = change.path("seq").asLong();
                heard.put(key(change), change.path("op").asText() + " " + last);
            }
            Map<String, String> feed = new HashMap<>();
            for (JsonNode item : feed(before)) {
                feed.put(
                        key(item),
                        item.path("op").asText() + " " + item.path("seq").asLong());
            }
            assertThat(feed).hasSizeGreaterThan(40);
            assertThat(heard).isEqualTo(feed);
        }
    }

    private void write(String name) {
        for (int i = 0; i < 15; i++) {
            Seen made = post("/tags", Map.of("name", name + "-" + i));
            if (i % 5 == 0) {
                String tag = "/tags/" + made.json().path("id").asText();
                house.send(Call.of("DELETE", tag, ada.accessToken().reveal(), null));
            }
        }
    }

    private static String key(JsonNode change) {
        return change.path("entity").asText() + " " + change.path("id").asText();
    }

    @Test
    void whatWasCommittedBeforeTheChannelIsNotAnnouncedAndWhatComesRightAfterIs() throws Exception {
        post("/tags", Map.of("name", "before"));
        for (int i = 0; i < 20; i++) {
            try (LiveSocket live = house.live(phone.accessToken())) {
                Seen made = post("/tags", Map.of("name", "after-" + i));
                assertThat(live.next("change").path("id").asText())
                        .isEqualTo(made.json().path("id").asText());
            }
        }
    }

    @Test
    void nobodyHearsOfAnother() throws Exception {
        Tokens bob = house.register("bob");
        try (LiveSocket ofBob = house.live(bob.accessToken());
                LiveSocket ofAda = house.live(phone.accessToken())) {
            for (int i = 0; i < 10; i++) {
                post("/tags", Map.of("name", "adas-" + i));
                ofAda.next("change");
            }
            Seen own = house.send(
                    Call.of("POST", "/tags", bob.accessToken().reveal(), Json.write(Map.of("name", "bobs"))));
            JsonNode first = ofBob.next("change");
            assertThat(first.path("id").asText())
                    .isEqualTo(own.json().path("id").asText());
            assertThat(first.path("seq").asLong()).isLessThan(feedEnd(ada));
        }
    }

    @Test
    void aChannelEndsWithItsSessionAndNoOther() throws Exception {
        try (LiveSocket lost = house.live(phone.accessToken());
                LiveSocket kept = house.live(ada.accessToken())) {
            long before = System.nanoTime();
            house.send(Call.of("DELETE", "/auth/sessions", ada.accessToken().reveal(), null));
            assertThat(lost.closeCode()).isEqualTo(4401);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
            post("/tags", Map.of("name", "still"));
            assertThat(kept.next("change").path("entity").asText()).isEqualTo("tag");
            house.send(Call.of("POST", "/auth/logout", ada.accessToken().reveal(), null));
            assertThat(kept.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void aChannelEndsWhenTheProfileIsDisabled() throws Exception {
        try (LiveSocket live = house.live(phone.accessToken())) {
            long before = System.nanoTime();
            house.rows()
                    .useHandle(handle -> handle.execute(
                            "UPDATE profile SET is_active = FALSE WHERE id = ?",
                            ada.user().id().value()));
            assertThat(live.closeCode()).isEqualTo(4401);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
        }
    }

    @Test
    void aChannelEndsWithItsAccessTokenUnlessThatIsRenewed() throws Exception {
        try (LiveSocket expiring = house.live(phone.accessToken());
                LiveSocket renewed = house.live(phone.accessToken())) {
            house.clock().forward(Duration.ofMinutes(9));
            Tokens fresh = Json.read(house.refresh(phone.refreshToken()).text(), Tokens.class);
            renewed.send(renewal(fresh.accessToken()));
            house.clock().forward(Duration.ofMinutes(2));
            long before = System.nanoTime();
            assertThat(expiring.closeCode()).isEqualTo(4401);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
            house.send(Call.of("POST", "/tags", fresh.accessToken().reveal(), "{\"name\": \"still\"}"));
            assertThat(renewed.next("change").path("entity").asText()).isEqualTo("tag");
            house.clock().forward(Duration.ofMinutes(9));
            assertThat(renewed.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void onlyAGoodTokenOfTheSameSessionRenews() throws Exception {
        try (LiveSocket live = house.live(phone.accessToken())) {
            house.clock().forward(Duration.ofMinutes(5));
            Tokens laptop = signIn("ada");
            for (Secret wrong : List.of(laptop.accessToken(), phone.refreshToken(), Secret.of("garbage"))) {
                live.send(renewal(wrong));
                assertThat(live.next("error").path("code").asText()).isEqualTo("unauthorized");
            }
            house.clock().forward(Duration.ofMinutes(6));
            assertThat(live.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void aFrameThatCannotBeUsedIsAnsweredAndTheChannelGoesOn() throws Exception {
        try (LiveSocket live = house.live(phone.accessToken())) {
            for (String wrong : List.of(
                    "",
                    "not JSON",
                    "[]",
                    "{}",
                    "null",
                    "{\"type\": 1}",
                    "{\"type\": \"dance\"}",
                    "{\"type\": \"ticket\", \"ticket\": \"x\"}")) {
                live.sendWrong(wrong);
                assertThat(live.next("error").path("code").asText()).as(wrong).isEqualTo("bad_request");
            }
            for (String wrong : List.of(
                    "{\"type\": \"watch\"}",
                    "{\"type\": \"watch\", \"run_id\": \"1\"}",
                    "{\"type\": \"watch\", \"run_id\": null}",
                    "{\"type\": \"watch\", \"run_id\": \"00000000-0000-7000-8000-000000000000\", \"more\": 1}",
                    "{\"type\": \"renew\", \"access_token\": 1}")) {
                live.sendWrong(wrong);
                assertThat(live.next("error").path("code").asText()).as(wrong).isEqualTo("validation");
            }
            post("/tags", Map.of("name", "still"));
            assertThat(live.next("change").path("entity").asText()).isEqualTo("tag");
        }
    }

    @Test
    void aProfileHasSixteenChannelsAndLeavesRoomForOthers() throws Exception {
        Tokens bob = house.register("bob");
        List<LiveSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                open.add(house.live(i % 2 == 0 ? ada.accessToken() : phone.accessToken()));
            }
            try (LiveSocket refused = house.live(phone.accessToken(), 0);
                    LiveSocket other = house.live(bob.accessToken())) {
                assertThat(refused.status()).isEqualTo(429);
                assertThat(other.status()).isEqualTo(101);
            }
            open.removeFirst().close();
            Await.until("room for one more", this::isLetIn);
        } finally {
            for (LiveSocket live : open) {
                live.close();
            }
        }
    }

    private boolean isLetIn() {
        try (LiveSocket live = house.live(phone.accessToken(), 0)) {
            return live.status() == 101;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aServerThatStopsSaysSoInTime() throws Exception {
        try (LiveSocket live = house.live(phone.accessToken())) {
            long before = System.nanoTime();
            house.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
            assertThat(live.closeCode()).isEqualTo(1001);
        }
    }

    private static String renewal(Secret token) {
        return Json.write(Map.of("type", "renew", "access_token", token.reveal()));
    }

    private Tokens signIn(String name) {
        return Json.read(house.login(name, House.PASSWORD).text(), Tokens.class);
    }

    private Seen post(String path, Map<String, String> body) {
        Seen seen = house.send(Call.of("POST", path, ada.accessToken().reveal(), Json.write(body)));
        assertThat(seen.status()).as(seen.text()).isEqualTo(201);
        return seen;
    }

    private long feedEnd(Tokens who) {
        long since = 0;
        while (true) {
            JsonNode page = house.send(Call.get(
                            "/sync/changes?limit=200&since=" + since,
                            who.accessToken().reveal()))
                    .json();
            since = page.path("next_seq").asLong();
            if (!page.path("has_more").asBoolean()) {
                return since;
            }
        }
    }

    private List<JsonNode> feed(long since) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = house.send(Call.get(
                        "/sync/changes?limit=200&since=" + since,
                        ada.accessToken().reveal()))
                .json();
        assertThat(page.path("has_more").asBoolean()).isFalse();
        page.path("items").forEach(items::add);
        return items;
    }
}
