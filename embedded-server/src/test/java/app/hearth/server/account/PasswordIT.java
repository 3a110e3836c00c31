package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import app.hearth.server.testing.ScriptedProvider;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A password that changes, and one that is forgotten.
class PasswordIT {
    private static final String KEY = "sk-0123456789-abcdef";
    private static final String NEW = "quite another hearth";

    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private House house;
    private Tokens ada;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.register("ada");
        Map<String, String> key = Map.of("provider", "home", "key", KEY, "base_url", provider.baseUrl());
        assertThat(post(ada, "/settings/api-key", key).status()).isEqualTo(201);
    }

    @AfterEach
    void moveOut() {
        house.close();
        provider.close();
    }

    @Test
    void aChangedPasswordOpensTheSameVaultAndTheOldOneNothing() throws Exception {
        assertThat(change(House.PASSWORD, NEW).status()).isEqualTo(204);
        assertThat(keyState(ada)).isEqualTo("ok");
        assertThat(house.login("ada", House.PASSWORD).code()).isEqualTo("invalid_credentials");
        assertThat(keyState(house.login("ada", NEW).tokens())).isEqualTo("ok");
        assertThat(post(ada, "/auth/lock", null).status()).isEqualTo(204);
        assertThat(post(ada, "/auth/unlock", Map.of("password", House.PASSWORD)).code())
                .isEqualTo("invalid_credentials");
        assertThat(post(ada, "/auth/unlock", Map.of("password", NEW)).status()).isEqualTo(204);
        house.restart();
        ada = house.refresh(ada.refreshToken()).tokens();
        assertThat(keyState(ada)).isEqualTo("ok");
        assertThat(acts()).contains("password_change ok");
    }

    @Test
    void aWrongCurrentPasswordChangesNothing() {
        assertThat(change("not the password", NEW).code()).isEqualTo("invalid_credentials");
        assertThat(change(House.PASSWORD, "password").status()).isEqualTo(422);
        assertThat(house.login("ada", House.PASSWORD).status()).isEqualTo(200);
        assertThat(acts()).contains("password_change refused").doesNotContain("password_change ok");
    }

    @Test
    void aChangedPasswordEndsAllOtherSessionsAtOnceAndTheirStreamsWithinFiveSeconds() throws Exception {
        Tokens other = house.login("ada", House.PASSWORD).tokens();
        String run = ask(other);
        provider.say("Once upon");
        try (InputStream watched = open(other, run);
                InputStream own = open(ada, run)) {
            assertThat(readUntil(watched, "Once upon")).contains("Once upon");
            assertThat(change(House.PASSWORD, NEW).status()).isEqualTo(204);
            long changed = System.nanoTime();
            assertThat(get(other, "/auth/me").code()).isEqualTo("session_revoked");
            assertThat(house.refresh(other.refreshToken()).code()).isEqualTo("session_revoked");
            watched.readAllBytes(); // until the server ends it
            assertThat(Duration.ofNanos(System.nanoTime() - changed)).isLessThan(Duration.ofSeconds(5));
            assertThat(get(ada, "/auth/me").status()).isEqualTo(200);
            provider.say(" a time.");
            provider.finish();
            assertThat(new String(own.readAllBytes(), StandardCharsets.UTF_8)).contains("event: done");
        }
    }

    @Test
    void aProfileWithoutAPasswordSetsOne() {
        Seen made = house.send(Call.of(
                "POST",
                "/auth/register",
                null,
                Json.write(Map.of("username", "solo", "password", "9f8e7d6c5b4a39281706", "has_password", false))));
        Tokens solo = Json.read(made.text(), Tokens.class);
        assertThat(solo.user().hasPassword()).isFalse();
        Map<String, String> change = Map.of("current_password", "9f8e7d6c5b4a39281706", "new_password", NEW);
        assertThat(post(solo, "/auth/password", change).status()).isEqualTo(204);
        assertThat(get(solo, "/auth/me").json().path("has_password").asBoolean())
                .isTrue();
        assertThat(house.login("solo", NEW).tokens().user().hasPassword()).isTrue();
    }

    @Test
    void ofManyChangesThatRestOnTheSamePasswordOneHolds() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Seen>> calls = IntStream.range(0, 4)
                    .<Callable<Seen>>mapToObj(i -> () -> change(House.PASSWORD, NEW + i))
                    .toList();
            List<Integer> statuses = threads.invokeAll(calls).stream()
                    .map(Future::resultNow)
                    .map(Seen::status)
                    .toList();
            assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 401);
        }
        assertThat(keyState(ada)).isEqualTo("ok");
    }

    @Test
    void noSessionBegunWithTheOldPasswordOutlivesItsChange() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Seen>> logins = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> house.login("ada", House.PASSWORD)))
                    .toList();
            assertThat(change(House.PASSWORD, NEW).status()).isEqualTo(204);
            for (Future<Seen> login : logins) {
                if (login.get().status() == 200) {
                    Tokens begun = login.get().tokens();
                    assertThat(get(begun, "/auth/me").code()).isEqualTo("session_revoked");
                }
            }
        }
        assertThat(get(ada, "/auth/sessions").json().path("items")).hasSize(1);
    }

    @Test
    void theRecoveryCodeOpensTheVaultOnceAndSetsThePassword() {
        Secret code = Objects.requireNonNull(ada.recoveryCode());
        Tokens back = recover("ADA", code, NEW).tokens();
        assertThat(keyState(back)).isEqualTo("ok");
        assertThat(back.user().hasPassword()).isTrue();
        assertThat(get(ada, "/auth/me").code()).isEqualTo("session_revoked");
        assertThat(house.login("ada", House.PASSWORD).code()).isEqualTo("invalid_credentials");
        assertThat(keyState(house.login("ada", NEW).tokens())).isEqualTo("ok");
        assertThat(recover("ada", code, NEW).code()).isEqualTo("invalid_credentials");
        Secret next = Objects.requireNonNull(back.recoveryCode());
        assertThat(keyState(recover("ada", next, House.PASSWORD).tokens())).isEqualTo("ok");
        ada = house.login("ada", House.PASSWORD).tokens();
        assertThat(acts()).contains("recovery ok", "recovery refused");
    }

    @Test
    void aRecoveryCodeThatIsUsedTwiceAtOnceWorksOnce() throws Exception {
        Secret code = Objects.requireNonNull(ada.recoveryCode());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Seen>> calls = IntStream.range(0, 4)
                    .<Callable<Seen>>mapToObj(i -> () -> recover("ada", code, NEW + i))
                    .toList();
            assertThat(threads.invokeAll(calls).stream().map(Future::resultNow).map(Seen::status))
                    .containsOnlyOnce(200)
                    .containsOnly(200, 401);
        }
    }

    @Test
    void aWrongCodeAndAnUnknownNameAreTheSameAnswer() {
        Tokens bob = house.register("bob");
        Secret ofBob = Objects.requireNonNull(bob.recoveryCode());
        Seen wrong = recover("ada", ofBob, NEW);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(recover("nobody-here", ofBob, NEW)).isEqualTo(wrong);
        assertThat(recover("ada", Secret.of("x"), NEW)).isEqualTo(wrong);
        assertThat(recover("ada", ofBob, "short").status()).isEqualTo(422);
    }

    @Test
    void aDisabledProfileIsNotRecovered() {
        house.rows().useHandle(handle -> handle.execute("UPDATE profile SET is_active = FALSE"));
        Secret code = Objects.requireNonNull(ada.recoveryCode());
        assertThat(recover("ada", code, NEW).code()).isEqualTo("forbidden");
        assertThat(recover("ada", Secret.of("x"), NEW).code()).isEqualTo("invalid_credentials");
    }

    @Test
    void aNewRecoveryCodeVoidsTheOneBefore() {
        assertThat(post(ada, "/auth/recovery-code", Map.of("password", "not the password"))
                        .code())
                .isEqualTo("invalid_credentials");
        Seen made = post(ada, "/auth/recovery-code", Map.of("password", House.PASSWORD));
        assertThat(made.status()).isEqualTo(200);
        Secret fresh = Secret.of(made.json().path("recovery_code").asText());
        assertThat(recover("ada", Objects.requireNonNull(ada.recoveryCode()), NEW)
                        .code())
                .isEqualTo("invalid_credentials");
        assertThat(keyState(recover("ada", fresh, NEW).tokens())).isEqualTo("ok");
    }

    private Seen change(String current, String wanted) {
        return post(ada, "/auth/password", Map.of("current_password", current, "new_password", wanted));
    }

    private Seen recover(String name, Secret code, String wanted) {
        Map<String, String> recovery = Map.of("username", name, "recovery_code", code.reveal(), "new_password", wanted);
        return house.send(Call.of("POST", "/auth/recovery", null, Json.write(recovery)));
    }

    private List<String> acts() {
        return get(ada, "/auth/audit")
                .json()
                .path("items")
                .valueStream()
                .map(row -> row.path("act").asText() + " " + row.path("outcome").asText())
                .toList();
    }

    private String keyState(Tokens who) {
        JsonNode keys = get(who, "/settings/api-keys").json().path("items");
        return keys.path(0).path("state").asText();
    }

    private String ask(Tokens who) {
        String conversation =
                post(who, "/conversations", Map.of()).json().path("id").asText();
        Map<String, String> question = Map.of("content", "Who?", "provider", "home", "model", "any");
        Seen asked = post(who, "/conversations/" + conversation + "/messages", question);
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        Await.until("the provider is asked", () -> !provider.authorizations().isEmpty());
        return asked.json().path("run").path("id").asText();
    }

    private InputStream open(Tokens who, String run) throws Exception {
        return house.open(Call.get("/runs/" + run + "/events", who.accessToken().reveal()));
    }

    private static String readUntil(InputStream stream, String text) throws Exception {
        StringBuilder seen = new StringBuilder();
        int next = stream.read();
        while (next >= 0) {
            seen.append((char) next);
            if (seen.indexOf(text) >= 0) {
                break;
            }
            next = stream.read();
        }
        return seen.toString();
    }

    private Seen get(Tokens who, String path) {
        return house.send(Call.get(path, who.accessToken().reveal()));
    }

    private Seen post(Tokens who, String path, @Nullable Map<String, String> body) {
        return house.send(Call.of("POST", path, who.accessToken().reveal(), body == null ? null : Json.write(body)));
    }
}
