package app.hearth.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedIT {
    private static final int WRITERS = 8;
    private static final int WRITES = 15;

    @TempDir
    private Path folder;

    private House house;
    private Tokens ada;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.register("ada");
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void aReaderWhoFollowsMissesNothingWhileEightWrite() throws Exception {
        Map<String, String> written = new ConcurrentHashMap<>();
        Follower follower = new Follower();
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> following = threads.submit(() -> {
                while (writing.get()) {
                    follower.read();
                }
                return true;
            });
            List<Callable<Boolean>> writers = IntStream.range(0, WRITERS)
                    .<Callable<Boolean>>mapToObj(writer -> () -> write(writer, written))
                    .toList();
            List<Future<Boolean>> ends = threads.invokeAll(writers);
            writing.set(false); // before anything can fail: the reader would follow for ever
            for (Future<Boolean> end : ends) {
                assertThat(end.get()).isTrue();
            }
            following.get();
        }
        follower.read();
        assertThat(follower.titles).containsExactlyInAnyOrderEntriesOf(written);
    }

    /// Each writer makes tags and renames the ones it made.
    private boolean write(int writer, Map<String, String> written) {
        List<String> own = new ArrayList<>();
        for (int i = 0; i < WRITES; i++) {
            String name = "tag " + writer + " " + i;
            boolean makes = i % 3 != 2;
            Seen seen = makes
                    ? send("POST", "/tags", Map.of("name", name))
                    : send("PATCH", "/tags/" + own.get(i % own.size()), Map.of("name", name));
            assertThat(seen.status()).as(seen.text()).isIn(200, 201);
            String id = seen.json().path("id").asText();
            if (makes) {
                own.add(id);
            }
            written.put(id, name);
        }
        return true;
    }

    /// Follows the feed from number to number and keeps the last state of each tag.
    private final class Follower {
        private final Map<String, String> titles = new HashMap<>();
        private long since;

        void read() {
            boolean more = true;
            while (more) {
                JsonNode page = get("/sync/changes?limit=7&since=" + since).json();
                for (JsonNode item : page.path("items")) {
                    assertThat(item.path("seq").asLong()).isGreaterThan(since);
                    since = item.path("seq").asLong();
                    if (item.path("entity").asText().equals("tag")) {
                        titles.put(
                                item.path("id").asText(),
                                item.path("data").path("name").asText());
                    }
                }
                assertThat(page.path("next_seq").asLong()).isEqualTo(since);
                more = page.path("has_more").asBoolean();
            }
        }
    }

    @Test
    void fromZeroEverythingComesOnce() {
        for (int i = 0; i < 12; i++) {
            Seen tag = send("POST", "/tags", Map.of("name", "tag " + i));
            send("PATCH", "/tags/" + tag.json().path("id").asText(), Map.of("name", "renamed " + i));
        }
        Set<String> seen = new HashSet<>();
        long since = 0;
        boolean more = true;
        while (more) {
            JsonNode page = get("/sync/changes?limit=5&since=" + since).json();
            page.path("items")
                    .forEach(item ->
                            assertThat(seen.add(item.path("id").asText())).isTrue());
            since = page.path("next_seq").asLong();
            more = page.path("has_more").asBoolean();
        }
        assertThat(seen).hasSize(12);
        assertThat(get("/sync/changes?since=" + since).json().path("items")).isEmpty();
    }

    @Test
    void moreReadersThanConnectionsReadAtOnce() throws Exception {
        send("POST", "/tags", Map.of("name", "a tag"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> readers = IntStream.range(0, 60)
                    .<Callable<Integer>>mapToObj(_ -> () -> get("/sync/changes").status())
                    .toList();
            assertThat(threads.invokeAll(readers))
                    .allSatisfy(status -> assertThat(status.get()).isEqualTo(200));
        }
    }

    @Test
    void belowTheHorizonAReaderStartsAnew() {
        for (int i = 0; i < 4; i++) {
            send("POST", "/tags", Map.of("name", "tag " + i));
        }
        house.rows().useHandle(handle -> handle.execute("UPDATE profile SET horizon = 3"));
        assertThat(get("/sync/changes?since=2").status()).isEqualTo(410);
        assertThat(get("/sync/changes?since=2").code()).isEqualTo("resync_required");
        assertThat(get("/sync/changes?since=3").json().path("items")).isNotEmpty();
        assertThat(get("/sync/changes?since=0").json().path("items")).hasSize(4);
    }

    @Test
    void aRepeatedRequestHasOneEffectAndTheSameAnswer() {
        Call call = keyed("first", "{\"name\": \"once\"}");
        Seen first = house.send(call);
        Seen second = house.send(call);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second).isEqualTo(first);
        assertThat(tags()).hasSize(1);
        assertThat(house.send(keyed("first", "{\"name\": \"twice\"}")).code()).isEqualTo("idempotency_key_reused");
        assertThat(tags()).hasSize(1);
    }

    @Test
    void twoOfTheSameRequestAreKeptAsTwoHashes() {
        house.send(keyed("first", "{\"name\": \"once\"}"));
        Tokens bob = house.register("bob");
        house.send(Call.of("POST", "/tags", bob.accessToken().reveal(), "{\"name\": \"once\"}")
                .withHeader("Idempotency-Key", "first"));
        List<byte[]> kept = house.rows()
                .withHandle(handle -> handle.createQuery("SELECT request_hash FROM replay")
                        .mapTo(byte[].class)
                        .list());
        assertThat(kept).hasSize(2);
        byte[] plain = KeyDerivation.sha256("POST /tags\n{\"name\": \"once\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(kept)
                .allSatisfy(hash -> assertThat(new String(hash, StandardCharsets.ISO_8859_1))
                        .doesNotContain(new String(plain, StandardCharsets.ISO_8859_1)));
        assertThat(Arrays.equals(kept.getFirst(), kept.getLast())).isFalse();
    }

    @Test
    void aRepetitionIsKnownAfterARestartAndForADayOnly() throws Exception {
        Call call = keyed("kept", "{\"name\": \"once\"}");
        Seen first = house.send(call);
        house.clock().forward(Duration.ofHours(23));
        house.restart();
        ada = Json.read(house.login("ada", House.PASSWORD).text(), Tokens.class);
        assertThat(house.send(keyed("kept", "{\"name\": \"once\"}"))).isEqualTo(first);
        house.clock().forward(Duration.ofHours(2));
        ada = Json.read(house.login("ada", House.PASSWORD).text(), Tokens.class);
        assertThat(house.send(keyed("kept", "{\"name\": \"another\"}")).status())
                .isEqualTo(201);
        assertThat(tags()).hasSize(2);
    }

    @Test
    void twoOfTheSameRequestAtOnceHaveOneEffect() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 5; round++) {
                Call call = keyed("round-" + round, "{\"title\": \"round " + round + "\"}", "/conversations");
                List<Callable<Seen>> both = List.of(() -> house.send(call), () -> house.send(call));
                List<Seen> seen =
                        threads.invokeAll(both).stream().map(Future::resultNow).toList();
                assertThat(seen.get(0)).isEqualTo(seen.get(1));
                assertThat(seen.get(0).status()).isEqualTo(201);
            }
        }
        Await.until(
                "five conversations",
                () -> get("/conversations").json().path("items").size() == 5);
    }

    private Call keyed(String key, String body) {
        return keyed(key, body, "/tags");
    }

    private Call keyed(String key, String body, String path) {
        return Call.of("POST", path, ada.accessToken().reveal(), body).withHeader("Idempotency-Key", key);
    }

    private JsonNode tags() {
        return get("/tags").json().path("items");
    }

    private Seen get(String path) {
        return house.send(Call.get(path, ada.accessToken().reveal()));
    }

    private Seen send(String method, String path, Map<String, String> body) {
        return house.send(Call.of(method, path, ada.accessToken().reveal(), Json.write(body)));
    }
}
