package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import app.hearth.server.testing.ScriptedProvider;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockIT {
    private static final String KEY = "sk-0123456789-abcdef";

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
        save(ada, "home");
        conversation = post(ada, "/conversations", "{}").json().path("id").asText();
    }

    @AfterEach
    void moveOut() {
        house.close();
        provider.close();
    }

    @Test
    void aLockedVaultIsOpenedByThePasswordTheRecoveryCodeOrTheRefreshToken() {
        String code = String.valueOf(
                ada.recoveryCode() == null ? null : ada.recoveryCode().reveal());
        List<Map<String, String>> keys = List.of(
                Map.of("password", House.PASSWORD),
                Map.of("recovery_code", code),
                Map.of("recovery_code", code.toLowerCase(Locale.ROOT).replace('-', ' ')),
                Map.of("recovery_code", code.replace("-", "").replace('0', 'O').replace('1', 'l')),
                Map.of("refresh_token", ada.refreshToken().reveal()));
        for (Map<String, String> key : keys) {
            assertThat(post(ada, "/auth/lock", null).status()).isEqualTo(204);
            assertThat(state(ada, "home")).isEqualTo("locked");
            assertThat(ask(ada).code()).isEqualTo("vault_locked");
            assertThat(post(ada, "/auth/unlock", Json.write(key)).status()).isEqualTo(204);
            assertThat(state(ada, "home")).isEqualTo("ok");
        }
    }

    @Test
    void whatIsNoKeyOfThisProfileOpensNothing() {
        Tokens bob = house.register("bob");
        post(ada, "/auth/lock", null);
        String code = bob.recoveryCode() == null ? "" : bob.recoveryCode().reveal();
        for (Map<String, String> wrong : List.of(
                Map.of("password", "not the password"),
                Map.of("recovery_code", code),
                Map.of("recovery_code", "x"),
                Map.of("refresh_token", bob.refreshToken().reveal()))) {
            assertThat(post(ada, "/auth/unlock", Json.write(wrong)).code())
                    .as(wrong.toString())
                    .isEqualTo("invalid_credentials");
            assertThat(state(ada, "home")).isEqualTo("locked");
        }
        Map<String, String> both = Map.of(
                "password", House.PASSWORD, "refresh_token", ada.refreshToken().reveal());
        assertThat(post(ada, "/auth/unlock", Json.write(both)).status()).isEqualTo(422);
    }

    @Test
    void aLockSurvivesARefreshAndARestart() throws Exception {
        post(ada, "/auth/lock", null);
        Tokens second = house.refresh(ada.refreshToken()).tokens();
        assertThat(state(second, "home")).isEqualTo("locked");
        house.restart();
        Tokens third = house.refresh(second.refreshToken()).tokens();
        assertThat(state(third, "home")).isEqualTo("locked");
        assertThat(ask(third).code()).isEqualTo("vault_locked");
        post(
                third,
                "/auth/unlock",
                Json.write(Map.of("refresh_token", third.refreshToken().reveal())));
        assertThat(state(third, "home")).isEqualTo("ok");
        house.restart();
        assertThat(state(house.refresh(third.refreshToken()).tokens(), "home")).isEqualTo("ok");
    }

    @Test
    void aLockHoldsForOneSessionOnly() {
        post(ada, "/auth/lock", null);
        Tokens other = house.login("ada", House.PASSWORD).tokens();
        assertThat(state(other, "home")).isEqualTo("ok");
        assertThat(state(ada, "home")).isEqualTo("locked");
    }

    @Test
    void conversationsAreReadWithoutTheVault() {
        post(ada, "/auth/lock", null);
        assertThat(get(ada, "/conversations").status()).isEqualTo(200);
        assertThat(get(ada, "/conversations/" + conversation + "/messages").status())
                .isEqualTo(200);
        assertThat(get(ada, "/sync/changes").status()).isEqualTo(200);
    }

    @Test
    void aKeyWhoseAddressWasEditedIsDamagedAndNeverSent() {
        try (ScriptedProvider thief = new ScriptedProvider()) {
            thief.finish();
            house.rows().useHandle(handle -> handle.execute("UPDATE provider_key SET base_url = ?", thief.baseUrl()));
            assertDamaged(ada, "home");
            assertThat(get(ada, "/models").json().path("problems").findValuesAsText("code"))
                    .containsExactly("conflict");
            assertThat(thief.authorizations()).noneMatch(sent -> sent.contains(KEY));
        }
    }

    @Test
    void aKeySwappedBetweenProvidersOrProfilesIsDamaged() {
        save(ada, "other");
        Tokens bob = house.register("bob");
        save(bob, "home");
        house.rows().useHandle(handle -> {
            byte[] sealed = handle.createQuery(
                            "SELECT sealed FROM provider_key WHERE provider = 'other' AND profile_id = ?")
                    .bind(0, ada.user().id().value())
                    .mapTo(byte[].class)
                    .one();
            handle.execute(
                    "UPDATE provider_key SET sealed = ? WHERE provider = 'home' AND profile_id = ?",
                    sealed,
                    bob.user().id().value());
            handle.execute(
                    "UPDATE provider_key SET sealed = ? WHERE provider = 'home' AND profile_id = ?",
                    sealed,
                    ada.user().id().value());
        });
        assertDamaged(ada, "home");
        assertThat(state(ada, "other")).isEqualTo("ok");
        assertThat(state(bob, "home")).isEqualTo("damaged");
    }

    @Test
    void aKeyOfAnEarlierVersionIsDamaged() {
        house.rows().useHandle(handle -> handle.execute("UPDATE provider_key SET key_version = key_version + 1"));
        assertDamaged(ada, "home");
    }

    @Test
    void noKeyStandsInTheDatabaseAsItIs() {
        house.rows().useHandle(handle -> {
            byte[] sealed = handle.createQuery("SELECT sealed FROM provider_key")
                    .mapTo(byte[].class)
                    .one();
            assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(KEY);
            assertThat(sealed).hasSizeGreaterThan(KEY.length() + 16);
        });
    }

    private void assertDamaged(Tokens who, String name) {
        assertThat(state(who, name)).isEqualTo("damaged");
        assertThat(ask(who).status()).isEqualTo(409);
        assertThat(post(who, "/settings/api-key/" + name + "/test", null).status())
                .isEqualTo(409);
        assertThat(provider.authorizations()).isEmpty();
    }

    private void save(Tokens who, String name) {
        Map<String, String> key = Map.of("provider", name, "key", KEY, "base_url", provider.baseUrl());
        assertThat(post(who, "/settings/api-key", Json.write(key)).status()).isEqualTo(201);
    }

    private Seen ask(Tokens who) {
        Map<String, String> question = Map.of("content", "Who are you?", "provider", "home", "model", "any");
        return post(who, "/conversations/" + conversation + "/messages", Json.write(question));
    }

    private String state(Tokens who, String name) {
        for (JsonNode key : get(who, "/settings/api-keys").json().path("items")) {
            if (key.path("provider").asText().equals(name)) {
                return key.path("state").asText();
            }
        }
        throw new AssertionError("There is no key of " + name);
    }

    private Seen get(Tokens who, String path) {
        return house.send(Call.get(path, who.accessToken().reveal()));
    }

    private Seen post(Tokens who, String path, @Nullable String body) {
        return house.send(Call.of("POST", path, who.accessToken().reveal(), body));
    }
}
