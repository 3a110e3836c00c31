package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.Authenticator;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.HandedOver;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A profile that is deleted leaves nothing behind.
class LeavingIT {
    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private House house;
    private Tokens ada;
    private Tokens bob;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.register("ada");
        bob = house.register("bob");
    }

    @AfterEach
    void moveOut() {
        house.close();
        provider.close();
    }

    @Test
    void nothingOfAProfileIsLeftInAnyTable() {
        String ofAda = fill(ada);
        finish(ada, ofAda);
        fill(bob);
        HandedOver.resetToken(
                house.rows(), bob.user().id(), house.clock().instant().plus(Duration.ofHours(1)));
        List<String> tables = tables();
        assertThat(tables)
                .contains(
                        "provider_key",
                        "named_secret",
                        "totp",
                        "email_token",
                        "backup_code",
                        "notice",
                        "message",
                        "attachment",
                        "attachment_piece",
                        "message_attachment",
                        "usage_entry",
                        "council_preset",
                        "council",
                        "council_seat",
                        "council_call",
                        "run_chunk",
                        "change_log",
                        "replay",
                        "audit");
        provider.say("a piece that is stored");
        for (String table : tables) {
            Await.until("bob has a row in " + table, () -> rows(table, bob) > 0);
        }
        List<Integer> adas = tables.stream().map(table -> rows(table, ada)).toList();
        assertThat(delete(bob, House.PASSWORD).status()).isEqualTo(204);
        Await.until("the provider is left", () -> {
            provider.say("more");
            return provider.hungUp();
        });
        assertThat(tables)
                .allSatisfy(table -> assertThat(rows(table, bob)).as(table).isZero());
        assertThat(count("SELECT COUNT(*) FROM profile WHERE id = :id", bob)).isZero();
        assertThat(tables.stream().map(table -> rows(table, ada)).toList()).isEqualTo(adas);
    }

    @Test
    void oneRowSaysThatItHappenedAndNothingOfWhoItWas() {
        assertThat(delete(bob, House.PASSWORD).status()).isEqualTo(204);
        JsonNode row = house.send(Call.get(
                        "/admin/audit?act=profile_delete", ada.accessToken().reveal()))
                .json()
                .path("items");
        assertThat(row).hasSize(1);
        assertThat(row.path(0).path("about_user_id").asText())
                .isEqualTo(bob.user().id().toString());
        assertThat(row.path(0).path("user_id").isNull()).isTrue();
        assertThat(row.path(0).path("address").isNull()).isTrue();
        assertThat(row.path(0).path("session_id").isNull()).isTrue();
    }

    @Test
    void tokensAndStreamsOfADeletedProfileEnd() throws Exception {
        Tokens other = Json.read(house.login("bob", House.PASSWORD).text(), Tokens.class);
        String run = fill(bob);
        try (InputStream watched = house.open(
                Call.get("/runs/" + run + "/events", other.accessToken().reveal()))) {
            assertThat(delete(bob, House.PASSWORD).status()).isEqualTo(204);
            long deleted = System.nanoTime();
            for (Tokens gone : List.of(bob, other)) {
                assertThat(house.send(Call.get("/auth/me", gone.accessToken().reveal()))
                                .status())
                        .isEqualTo(401);
                assertThat(house.refresh(gone.refreshToken()).code()).isEqualTo("unauthorized");
            }
            watched.readAllBytes(); // until the server ends it
            assertThat(Duration.ofNanos(System.nanoTime() - deleted)).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(house.login("bob", House.PASSWORD).code()).isEqualTo("invalid_credentials");
        Tokens again = house.register("bob");
        assertThat(house.send(Call.get("/conversations", again.accessToken().reveal()))
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void aWrongPasswordDeletesNothing() {
        assertThat(delete(bob, "not the password").code()).isEqualTo("invalid_credentials");
        assertThat(house.login("bob", House.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theLastAdminStaysWhileThereAreOthers() {
        Seen refused = delete(ada, House.PASSWORD);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("conflict");
        assertThat(house.send(Call.get("/auth/me", ada.accessToken().reveal())).status())
                .isEqualTo(200);
        makeAdmin("is_active = FALSE, ");
        assertThat(delete(ada, House.PASSWORD).status()).isEqualTo(409);
        makeAdmin("is_active = TRUE, ");
        assertThat(delete(ada, House.PASSWORD).status()).isEqualTo(204);
    }

    @Test
    void theOneWhoIsLeftMayGoAndTheNextBecomesAdmin() {
        assertThat(delete(bob, House.PASSWORD).status()).isEqualTo(204);
        assertThat(delete(ada, House.PASSWORD).status()).isEqualTo(204);
        assertThat(house.register("carol").user().isAdmin()).isTrue();
    }

    @Test
    void ofTheLastTwoAdminsWhoLeaveAtOnceOneStays() throws Exception {
        house.register("carol");
        makeAdmin("");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Seen> one = threads.submit(() -> delete(ada, House.PASSWORD));
            Future<Seen> two = threads.submit(() -> delete(bob, House.PASSWORD));
            assertThat(List.of(one.get().status(), two.get().status())).containsExactlyInAnyOrder(204, 409);
        }
    }

    private void makeAdmin(String also) {
        house.rows()
                .useHandle(handle -> handle.execute(
                        "UPDATE profile SET " + also + "role = 'admin' WHERE id = ?",
                        bob.user().id().value()));
    }

    /// Something of everything, and a run in progress, whose id it is.
    private String fill(Tokens who) {
        Map<String, String> key =
                Map.of("provider", "home", "key", "sk-0123456789-abcdef", "base_url", provider.baseUrl());
        assertThat(post(who, "/settings/api-key", Json.write(key)).status()).isEqualTo(201);
        String secret = "{\"value\": \"hush\"}";
        house.send(Call.of("PUT", "/settings/secrets/search", who.accessToken().reveal(), secret));
        loseToAThief(who);
        leaveAnAddress(who);
        Authenticator.enrolled(house, who);
        keepAccounts(who);
        Call tagged = Call.of("POST", "/conversations", who.accessToken().reveal(), "{\"tags\": [\"home\"]}");
        String conversation = house.send(tagged.withHeader("Idempotency-Key", "once"))
                .json()
                .path("id")
                .asText();
        int asked = provider.authorizations().size();
        byte[] note = "Something to read.".getBytes(StandardCharsets.UTF_8);
        Seen file = house.attach(who.accessToken(), "note.txt", "text/plain", note);
        Map<String, Object> question = Map.of(
                "content",
                "Who?",
                "provider",
                "home",
                "model",
                "any",
                "attachment_ids",
                List.of(file.json().path("id").asText()));
        Seen posted = post(who, "/conversations/" + conversation + "/messages", Json.write(question));
        assertThat(posted.status()).as(posted.text()).isEqualTo(202);
        Await.until("the provider is asked", () -> provider.authorizations().size() > asked);
        return posted.json().path("run").path("id").asText();
    }

    /// Of seats that nobody answers for.
    private void holdACouncil(Tokens who) {
        post(who, "/settings/api-key", "{\"provider\": \"gone\", \"base_url\": \"http://127.0.0.1:1/v1\"}");
        String conversation =
                post(who, "/conversations", "{}").json().path("id").asText();
        String seat = "{\"provider\": \"gone\", \"model\": \"any\"}";
        Seen posted = post(
                who,
                "/conversations/" + conversation + "/council",
                "{\"content\": \"All?\", \"seats\": [%1$s, %1$s], \"chairman\": %1$s}".formatted(seat));
        assertThat(posted.status()).as(posted.text()).isEqualTo(202);
        String run = posted.json().path("run").path("id").asText();
        Await.until(
                "the end of the council",
                () -> !house.send(Call.get("/runs/" + run, who.accessToken().reveal()))
                        .json()
                        .path("ended_at")
                        .isNull());
    }

    /// A budget, a list of models, a favourite among them, what they are told, and an answer that has cost something.
    private void keepAccounts(Tokens who) {
        String token = who.accessToken().reveal();
        String person = "/admin/users/" + who.user().id();
        house.send(Call.of("PATCH", person, ada.accessToken().reveal(), "{\"monthly_budget_usd\": \"100\"}"));
        provider.list("{\"data\": []}");
        house.send(Call.get("/models", token));
        String favourite = "{\"add_favourites\": [{\"provider\": \"home\", \"model\": \"any\"}]}";
        house.send(Call.of("PATCH", "/settings/models", token, favourite));
        house.send(Call.of("PATCH", "/settings/prompt", token, "{\"system_prompt\": \"Be brief.\"}"));
        post(who, "/presets", "{\"name\": \"Cook\"}");
        String seat = "{\"provider\": \"home\", \"model\": \"any\"}";
        String council = "{\"name\": \"Elders\", \"seats\": [%1$s, %1$s], \"chairman\": %1$s}".formatted(seat);
        assertThat(post(who, "/council-presets", council).status()).isEqualTo(201);
        holdACouncil(who);
        String conversation =
                post(who, "/conversations", "{}").json().path("id").asText();
        Map<String, String> question = Map.of("content", "What?", "provider", "home", "model", "any");
        Seen posted = post(who, "/conversations/" + conversation + "/messages", Json.write(question));
        finish(who, posted.json().path("run").path("id").asText());
    }

    /// A session of this profile is ended because its old token is used again.
    private void loseToAThief(Tokens who) {
        Seen login = house.login(who.user().username(), House.PASSWORD);
        Secret stolen = Json.read(login.text(), Tokens.class).refreshToken();
        Tokens second = Json.read(house.refresh(stolen).text(), Tokens.class);
        assertThat(house.refresh(second.refreshToken()).status()).isEqualTo(200);
        assertThat(house.refresh(stolen).code()).isEqualTo("session_revoked");
    }

    /// An e-mail address that waits to be confirmed.
    private void leaveAnAddress(Tokens who) {
        String email = who.user().username() + "@home.example";
        Call change = Call.of("PATCH", "/auth/me", who.accessToken().reveal(), Json.write(Map.of("email", email)));
        assertThat(house.send(change).status()).isEqualTo(200);
        assertThat(post(ada, "/admin/users/" + who.user().id() + "/email-token", null)
                        .status())
                .isEqualTo(201);
    }

    private void finish(Tokens who, String run) {
        provider.say("An answer.");
        provider.finish();
        Await.until(
                "the run is done",
                () -> house.send(Call.get("/runs/" + run, who.accessToken().reveal()))
                        .json()
                        .path("status")
                        .asText()
                        .equals("done"));
    }

    /// Every table in which a row belongs to a profile.
    private List<String> tables() {
        return house.rows()
                .withHandle(
                        handle -> handle.createQuery("""
                        SELECT LOWER(table_name) FROM information_schema.columns
                        WHERE LOWER(column_name) = 'profile_id' AND LOWER(table_schema) = 'public'
                        """).mapTo(String.class).list());
    }

    private int rows(String table, Tokens who) {
        return count("SELECT COUNT(*) FROM " + table + " WHERE profile_id = :id", who);
    }

    private int count(String sql, Tokens who) {
        return house.rows()
                .withHandle(handle -> handle.createQuery(sql)
                        .bind("id", who.user().id().value())
                        .mapTo(Integer.class)
                        .one());
    }

    private Seen delete(Tokens who, String password) {
        return house.send(
                Call.of("DELETE", "/auth/me", who.accessToken().reveal(), Json.write(Map.of("password", password))));
    }

    private Seen post(Tokens who, String path, @Nullable String body) {
        return house.send(Call.of("POST", path, who.accessToken().reveal(), body));
    }
}
