package app.hearth.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import app.hearth.server.testing.ScriptedProvider;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsIT {
    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private House house;
    private Tokens ada;
    private String conversation;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
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
    void fromEveryPlaceEachCharacterComesExactlyOnceFromMemoryAndFromStorage() throws Exception {
        String text = "a😀b👩‍🚀c";
        String reasoning = "🤔 x";
        JsonNode run = ask();
        String all;
        try (InputStream events = watch(run, null)) {
            provider.think(reasoning);
            provider.say(text);
            EventReader reader = new EventReader(events);
            reader.readUntil(text);
            assertEveryPlace(run, text, reasoning, false);
            provider.finish();
            all = reader.readToEnd().text();
        }
        assertThat(all).isEqualTo(text);
        awaitStatus(run, "done");
        assertEveryPlace(run, text, reasoning, true);
    }

    @Test
    void whatIsBeingWrittenIsListedForItsOwnerAloneUntilItHasEnded() throws Exception {
        String ben = house.register("ben").accessToken().reveal();
        JsonNode run = ask();
        assertThat(underWay(ada.accessToken().reveal()))
                .singleElement()
                .satisfies(one -> assertThat(one.path("id")).isEqualTo(run.path("id")));
        assertThat(underWay(ben)).isEmpty();
        provider.say("Done.");
        provider.finish();
        awaitStatus(run, "done");
        assertThat(underWay(ada.accessToken().reveal())).isEmpty();
    }

    private JsonNode underWay(String token) {
        return house.send(Call.of("GET", "/runs", token, null)).json().path("items");
    }

    private void assertEveryPlace(JsonNode run, String text, String reasoning, boolean ended) throws Exception {
        int texts = text.codePointCount(0, text.length());
        int reasons = reasoning.codePointCount(0, reasoning.length());
        for (int i = 0; i <= texts; i++) {
            for (int j : List.of(0, 1, reasons)) {
                if (i == texts && j == reasons && !ended) {
                    continue; // nothing to wait for
                }
                try (InputStream events = watch(run, j == 0 ? String.valueOf(i) : i + "." + j)) {
                    EventReader reader = new EventReader(events);
                    String missing = text.substring(text.offsetByCodePoints(0, i));
                    String thoughts = reasoning.substring(reasoning.offsetByCodePoints(0, j));
                    EventReader seen = ended ? reader.readToEnd() : reader.readUntil(missing, thoughts);
                    assertThat(seen.text()).as("from " + i + "." + j).isEqualTo(missing);
                    assertThat(seen.reasoning()).as("from " + i + "." + j).isEqualTo(thoughts);
                    assertThat(seen.lastId()).isEqualTo(texts + "." + reasons);
                }
            }
        }
    }

    @Test
    void whoWatchesIsToldThatTheQuestionWaitsAndWhenItNoLongerDoes() throws Exception {
        JsonNode run = ask();
        try (InputStream first = watch(run, null)) {
            EventReader early = new EventReader(first);
            provider.letWait();
            early.readUntilState("queued");
            try (InputStream second = watch(run, null)) {
                EventReader late = new EventReader(second);
                assertThat(late.readUntilState("queued").lastId()).isEqualTo("0");
                provider.say("Here");
                provider.finish();
                assertThat(late.readToEnd().states()).containsExactly("queued", "answering");
                assertThat(late.text()).isEqualTo("Here");
            }
            assertThat(early.readToEnd().states()).containsExactly("queued", "answering");
            assertThat(early.end()).isEqualTo("done");
        }
        try (InputStream stored = watch(run, null)) {
            assertThat(new EventReader(stored).readToEnd().states()).isEmpty();
        }
    }

    @Test
    void anAnswerIsStoredWhileItIsSaidAndSeenByASecondDevice() {
        Tokens phone = Json.read(house.login("ada", House.PASSWORD).text(), Tokens.class);
        ask();
        provider.say("first ");
        Await.until(
                "the first piece", () -> answer(phone).path("content").asText().equals("first "));
        assertThat(answer(phone).path("status").asText()).isEqualTo("streaming");
        provider.say("second 😀");
        Await.until(
                "the second piece", () -> answer(phone).path("content").asText().equals("first second 😀"));
        provider.finish();
        Await.until("the end", () -> answer(phone).path("status").asText().equals("complete"));
        assertThat(answer(phone).path("content").asText()).isEqualTo("first second 😀");
        assertThat(chunks()).isZero();
    }

    @Test
    void aStopKeepsTheTextAsInterruptedAndItIsGoneOnWith() throws Exception {
        JsonNode run = ask();
        provider.think("hm");
        provider.say("half ");
        try (InputStream events = watch(run, null)) {
            new EventReader(events).readUntil("half ");
        }
        house.restart();
        ada = Json.read(house.login("ada", House.PASSWORD).text(), Tokens.class);
        assertThat(answer(ada).path("status").asText()).isEqualTo("interrupted");
        assertThat(answer(ada).path("content").asText()).isEqualTo("half ");
        assertThat(answer(ada).path("reasoning").asText()).isEqualTo("hm");
        provider.breakOff();
        goOnAndFinish("half ", "and half");
    }

    @Test
    void aCrashKeepsTheStoredTextAsInterrupted() throws Exception {
        JsonNode run = ask();
        provider.say("done");
        provider.finish();
        awaitStatus(run, "done");
        UUID id = UUID.fromString(run.path("id").asText());
        house.rows().useTransaction(handle -> {
            handle.execute("UPDATE run SET status = 'running', ended_at = NULL WHERE id = ?", id);
            handle.execute("UPDATE message SET status = 'streaming', content = 'said ' WHERE run_id = ?", id);
        });
        for (int n = 0; n < 12; n++) {
            keepPiece(id, n, n + "😀", n == 0 ? "why" : "");
        }
        house.restart();
        ada = Json.read(house.login("ada", House.PASSWORD).text(), Tokens.class);
        String kept = "said "
                + String.join("", IntStream.range(0, 12).mapToObj(n -> n + "😀").toList());
        assertThat(answer(ada).path("content").asText()).isEqualTo(kept);
        assertThat(answer(ada).path("reasoning").asText()).isEqualTo("why");
        assertThat(answer(ada).path("status").asText()).isEqualTo("interrupted");
        assertThat(get("/runs/" + id).json().path("status").asText()).isEqualTo("interrupted");
        assertThat(chunks()).isZero();
        goOnAndFinish(kept, " and on");
    }

    @Test
    void aPieceThatCannotBeStoredHoldsNoOtherRunUpAndIsNotLost() {
        JsonNode stuck = ask();
        keepPiece(UUID.fromString(stuck.path("id").asText()), 0, "", ""); // its number is taken
        try (ScriptedProvider other = new ScriptedProvider()) {
            send("POST", "/settings/api-key", Map.of("provider", "away", "base_url", other.baseUrl()));
            String first = conversation;
            conversation =
                    send("POST", "/conversations", Map.of()).json().path("id").asText();
            JsonNode free = ask("away");
            provider.say("stuck");
            other.say("free");
            Await.until(
                    "a piece of the other",
                    () -> answer(ada).path("content").asText().equals("free"));
            other.finish();
            awaitStatus(free, "done");
            conversation = first;
        }
        provider.finish();
        awaitStatus(stuck, "done");
        assertThat(answer(ada).path("content").asText()).isEqualTo("stuck");
        assertThat(chunks()).isZero();
    }

    private void keepPiece(UUID run, int number, String text, String reasoning) {
        house.rows()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO run_chunk (profile_id, run_id, n, content, reasoning) VALUES (?, ?, ?, ?, ?)",
                        ada.user().id().value(),
                        run,
                        number,
                        text,
                        reasoning));
    }

    private void goOnAndFinish(String before, String more) {
        String message = answer(ada).path("id").asText();
        Seen seen = send("POST", "/conversations/" + conversation + "/messages/" + message + "/continue", Map.of());
        assertThat(seen.status()).as(seen.text()).isEqualTo(202);
        provider.say(more);
        provider.finish();
        awaitStatus(seen.json().path("run"), "done");
        assertThat(answer(ada).path("content").asText()).isEqualTo(before + more);
        assertThat(answer(ada).path("status").asText()).isEqualTo("complete");
        assertThat(answer(ada).path("id").asText()).isEqualTo(message);
    }

    @Test
    void whatAProviderSaidBeforeItBrokeOffIsKept() {
        JsonNode run = ask();
        provider.say("half");
        Await.until(
                "the stored half", () -> answer(ada).path("content").asText().equals("half"));
        provider.breakOff();
        awaitStatus(run, "failed");
        assertThat(answer(ada).path("content").asText()).isEqualTo("half");
        assertThat(answer(ada).path("status").asText()).isEqualTo("failed");
        assertThat(answer(ada).path("error").path("code").asText()).isEqualTo("provider_error");
    }

    @Test
    void aRunGoesOnWhenNobodyWatchesAndIsCancelledByAnyone() throws Exception {
        JsonNode run = ask();
        provider.say("one ");
        try (InputStream events = watch(run, null)) {
            new EventReader(events).readUntil("one ");
        }
        provider.say("two ");
        Await.until("both stored", () -> answer(ada).path("content").asText().equals("one two "));
        assertThat(post("/runs/" + run.path("id").asText() + "/cancel").status())
                .isEqualTo(202);
        awaitStatus(run, "cancelled");
        assertThat(answer(ada).path("content").asText()).isEqualTo("one two ");
        try (InputStream events = watch(run, null)) {
            EventReader seen = new EventReader(events).readToEnd();
            assertThat(seen.text()).isEqualTo("one two ");
            assertThat(seen.end()).isEqualTo("done");
        }
    }

    @Test
    void watchersSeeTheSameTextAndASlowOneHoldsNobodyUp() throws Exception {
        JsonNode run = ask();
        String piece = "0123456789😀".repeat(400);
        int pieces = 300;
        try (InputStream slow = watch(run, null);
                InputStream one = watch(run, null);
                InputStream other = watch(run, null);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<EventReader> first = threads.submit(() -> new EventReader(one).readToEnd());
            Future<EventReader> second = threads.submit(() -> new EventReader(other).readToEnd());
            for (int i = 0; i < pieces; i++) {
                provider.say(piece);
            }
            provider.finish();
            String all = piece.repeat(pieces);
            assertThat(first.get().text()).isEqualTo(all);
            assertThat(second.get().text()).isEqualTo(all);
            awaitStatus(run, "done");
            assertThat(new EventReader(slow).readToEnd().text()).isEqualTo(all);
        }
    }

    @Test
    void aStreamEndsWithItsSession() throws Exception {
        JsonNode run = ask();
        provider.say("one");
        try (InputStream events = watch(run, null)) {
            EventReader reader = new EventReader(events);
            reader.readUntil("one");
            post("/auth/logout");
            assertThat(reader.readToEnd().end()).isEmpty();
        }
        ada = Json.read(house.login("ada", House.PASSWORD).text(), Tokens.class);
        assertThat(get("/runs/" + run.path("id").asText()).json().path("status").asText())
                .isEqualTo("running");
        provider.finish();
        awaitStatus(run, "done");
    }

    private JsonNode ask() {
        return ask("home");
    }

    private JsonNode ask(String of) {
        Seen seen = send(
                "POST",
                "/conversations/" + conversation + "/messages",
                Map.of("content", "Who are you?", "provider", of, "model", "any"));
        assertThat(seen.status()).as(seen.text()).isEqualTo(202);
        return seen.json().path("run");
    }

    private InputStream watch(JsonNode run, @Nullable String lastEventId) throws Exception {
        Call call = Call.get(
                "/runs/" + run.path("id").asText() + "/events",
                ada.accessToken().reveal());
        return house.open(lastEventId == null ? call : call.withHeader("Last-Event-ID", lastEventId));
    }

    private void awaitStatus(JsonNode run, String status) {
        String path = "/runs/" + run.path("id").asText();
        Await.until(
                "a run that is " + status,
                () -> get(path).json().path("status").asText().equals(status));
    }

    private JsonNode answer(Tokens who) {
        Seen seen = house.send(Call.get(
                "/conversations/" + conversation + "/messages",
                who.accessToken().reveal()));
        return seen.json().path("items").path(1);
    }

    private int chunks() {
        return house.rows()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM run_chunk")
                        .mapTo(Integer.class)
                        .one());
    }

    private Seen get(String path) {
        return house.send(Call.get(path, ada.accessToken().reveal()));
    }

    private Seen post(String path) {
        return house.send(Call.of("POST", path, ada.accessToken().reveal(), null));
    }

    private Seen send(String method, String path, Map<String, String> body) {
        return house.send(Call.of(method, path, ada.accessToken().reveal(), Json.write(body)));
    }
}
