package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.AtOnce;
import app.hearth.server.testing.HandedOver;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A forgotten password that is set anew with a token somebody handed over.
class ResetIT {
    private static final String NEW = "quite another hearth";

    @TempDir
    private Path folder;

    private House house;
    private Tokens ada;
    private Secret token;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.register("ada");
        String key =
                "{\"provider\": \"home\", \"key\": \"sk-0123456789-abcdef\", \"base_url\": \"https://example.com\"}";
        assertThat(send(ada, "POST", "/settings/api-key", key).status()).isEqualTo(201);
        handOver(Duration.ofHours(24));
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void withoutTheCodeThePasswordIsNewAndTheKeysAreLost() {
        Tokens back = reset(null, NEW).tokens();
        assertThat(keyState(back)).isEqualTo("lost");
        assertThat(send(ada, "GET", "/auth/me", null).code()).isEqualTo("session_revoked");
        assertThat(house.login("ada", House.PASSWORD).code()).isEqualTo("invalid_credentials");
        assertThat(keyState(house.login("ada", NEW).tokens())).isEqualTo("lost");
        String key = "{\"provider\": \"home\", \"key\": \"sk-another-0123456\", \"base_url\": \"https://example.com\"}";
        assertThat(send(back, "POST", "/settings/api-key", key).status()).isEqualTo(200);
        assertThat(keyState(house.login("ada", NEW).tokens())).isEqualTo("ok");
        assertThat(recover(ada).code()).isEqualTo("invalid_credentials");
        assertThat(keyState(recover(back).tokens())).isEqualTo("ok");
        assertThat(sealedBefore()).isZero();
    }

    @Test
    void withTheCodeTheVaultOpensAndTheCodeIsReplaced() {
        Tokens back =
                reset(Objects.requireNonNull(ada.recoveryCode()).reveal(), NEW).tokens();
        assertThat(keyState(back)).isEqualTo("ok");
        assertThat(recover(ada).code()).isEqualTo("invalid_credentials");
        assertThat(keyState(recover(back).tokens())).isEqualTo("ok");
    }

    @Test
    void aWrongCodeLeavesTheTokenGoodAndTheKeysAlone() {
        assertThat(reset("none", NEW).code()).isEqualTo("invalid_credentials");
        assertThat(keyState(ada)).isEqualTo("ok");
        assertThat(house.login("ada", House.PASSWORD).status()).isEqualTo(200);
        assertThat(reset(null, NEW).status()).isEqualTo(200);
    }

    @Test
    void aTokenWorksOnceAlsoWhenUsedManyTimesAtOnce() throws Exception {
        assertThat(AtOnce.calls(16, i -> reset(null, NEW + i).status()))
                .containsOnlyOnce(200)
                .containsOnly(200, 401);
        assertThat(reset(null, NEW).code()).isEqualTo("invalid_credentials");
    }

    @Test
    void aTokenIsVoidWhenItsTimeIsUpAndWhenThePasswordIsKnownAgain() {
        house.clock().forward(Duration.ofHours(24));
        assertThat(reset(null, NEW).code()).isEqualTo("invalid_credentials");
        handOver(Duration.ofDays(3));
        String change = "{\"current_password\": \"" + House.PASSWORD + "\", \"new_password\": \"" + NEW + "\"}";
        Tokens later = house.login("ada", House.PASSWORD).tokens();
        assertThat(send(later, "POST", "/auth/password", change).status()).isEqualTo(204);
        assertThat(reset(null, NEW).code()).isEqualTo("invalid_credentials");
        handOver(Duration.ofDays(3));
        assertThat(recover(ada).status()).isEqualTo(200);
        assertThat(reset(null, NEW).code()).isEqualTo("invalid_credentials");
    }

    @Test
    void aRefusedNewPasswordAndADisabledProfileLeaveEverythingAsItIs() {
        assertThat(reset(null, "password").status()).isEqualTo(422);
        house.rows().useHandle(handle -> handle.execute("UPDATE profile SET is_active = FALSE"));
        assertThat(reset(null, NEW).code()).isEqualTo("forbidden");
        house.rows().useHandle(handle -> handle.execute("UPDATE profile SET is_active = TRUE"));
        assertThat(reset(null, NEW).status()).isEqualTo(200);
    }

    @Test
    void guessesAtTheCodeCountAsThoseAtTheName() {
        for (int i = 0; i < 5; i++) {
            assertThat(reset("none", NEW).status()).isEqualTo(401);
        }
        String code = Objects.requireNonNull(ada.recoveryCode()).reveal();
        assertThat(reset(code, NEW).code()).isEqualTo("rate_limited");
        assertThat(house.login("ada", House.PASSWORD).code()).isEqualTo("rate_limited");
        house.clock().forward(Duration.ofMinutes(3));
        assertThat(reset(code, NEW).status()).isEqualTo(200);
    }

    private void handOver(Duration lifetime) {
        token = HandedOver.resetToken(
                house.rows(), ada.user().id(), house.clock().instant().plus(lifetime));
    }

    private Seen reset(@Nullable String code, String password) {
        Map<String, String> reset = new HashMap<>(Map.of("token", token.reveal(), "new_password", password));
        if (code != null) {
            reset.put("recovery_code", code);
        }
        return house.send(Call.of("POST", "/auth/reset", null, Json.write(reset)));
    }

    private Seen recover(Tokens shown) {
        return house.recover("ada", Objects.requireNonNull(shown.recoveryCode()).reveal(), House.PASSWORD);
    }

    private int sealedBefore() {
        return house.rows()
                .withHandle(handle -> handle.createQuery(
                                "SELECT COUNT(*) FROM provider_key WHERE lost = TRUE AND sealed IS NOT NULL")
                        .mapTo(Integer.class)
                        .one());
    }

    private String keyState(Tokens who) {
        JsonNode keys = send(who, "GET", "/settings/api-keys", null).json().path("items");
        return keys.path(0).path("state").asText();
    }

    private Seen send(Tokens who, String method, String path, @Nullable String body) {
        return house.send(Call.of(method, path, who.accessToken().reveal(), body));
    }
}
