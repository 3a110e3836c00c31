package app.hearth.server.household;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Profiles that an admin makes for others.
class PreparedPeopleIT {
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
    void whoIsMadeByAnAdminSetsTheirOwnPasswordOnce() {
        Seen made = make("{\"username\": \"Bob\", \"display_name\": \"Uncle Bob\"}", null);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("user").path("display_name").asText()).isEqualTo("Uncle Bob");
        assertThat(house.login("bob", "").code()).isEqualTo("invalid_credentials");
        assertThat(house.login("bob", House.PASSWORD).code()).isEqualTo("invalid_credentials");
        Seen in = setUp(token(made));
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.json().path("user").path("role").asText()).isEqualTo("member");
        assertThat(in.json().path("user").path("has_password").asBoolean()).isTrue();
        assertThat(in.json().path("recovery_code").asText()).hasSize(39);
        assertThat(house.login("bob", House.PASSWORD).status()).isEqualTo(200);
        assertThat(setUp(token(made)).code()).isEqualTo("invalid_credentials");
    }

    @Test
    void theTokenIsGoodForADay() {
        Seen made = make("{\"username\": \"bob\"}", null);
        house.clock().forward(Duration.ofHours(24));
        assertThat(setUp(token(made)).code()).isEqualTo("invalid_credentials");
    }

    @Test
    void anAddressAloneMakesAName() {
        Seen first = make("{\"email\": \"bob@home.example\"}", null);
        assertThat(first.json().path("user").path("username").asText()).isEqualTo("bob");
        Seen second = make("{\"email\": \"bob@elsewhere.example\"}", null);
        assertThat(second.json().path("user").path("username").asText()).isEqualTo("bob2");
        assertThat(make("{\"email\": \"BOB@home.example\"}", null).code()).isEqualTo("conflict");
        assertThat(make("{\"username\": \"ADA\"}", null).code()).isEqualTo("conflict");
        assertThat(make("{}", null).code()).isEqualTo("validation");
        assertThat(make("{\"username\": \"x\"}", null).code()).isEqualTo("validation");
    }

    @Test
    void aRepeatedWishGivesTheSamePersonAnotherTokenUntilTheyHaveComeIn() {
        Seen first = make("{\"username\": \"bob\"}", "once");
        Seen second = make("{\"username\": \"bob\"}", "once");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().path("user").path("id"))
                .isEqualTo(first.json().path("user").path("id"));
        assertThat(setUp(token(first)).code()).isEqualTo("invalid_credentials");
        assertThat(setUp(token(second)).status()).isEqualTo(200);
        assertThat(make("{\"username\": \"bob\"}", "once").code()).isEqualTo("conflict");
        assertThat(house.login("bob", House.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theAuditLogSaysWhoMadeWhom() {
        Seen made = make("{\"username\": \"bob\"}", null);
        Seen rows = house.send(
                Call.get("/admin/audit?act=user_create", ada.accessToken().reveal()));
        assertThat(rows.json().path("items")).singleElement().satisfies(row -> {
            assertThat(row.path("user_id").asText()).isEqualTo(ada.user().id().toString());
            assertThat(row.path("about_user_id"))
                    .isEqualTo(made.json().path("user").path("id"));
        });
    }

    @Test
    void aMemberMakesNobody() {
        Tokens bob = house.register("bob");
        Call call = Call.of("POST", "/admin/users", bob.accessToken().reveal(), "{\"username\": \"carol\"}");
        assertThat(house.send(call).code()).isEqualTo("forbidden");
    }

    private Seen make(String body, @Nullable String key) {
        Call call = Call.of("POST", "/admin/users", ada.accessToken().reveal(), body);
        return house.send(key == null ? call : call.withHeader("Idempotency-Key", key));
    }

    private static String token(Seen made) {
        return made.json().path("token").asText();
    }

    private Seen setUp(String token) {
        return house.send(Call.of(
                "POST", "/auth/reset", null, Json.write(Map.of("token", token, "new_password", House.PASSWORD))));
    }
}
