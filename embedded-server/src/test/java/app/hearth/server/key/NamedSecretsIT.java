package app.hearth.server.key;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedSecretsIT {
    private static final String VALUE = "a value nobody may read";

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
    void aValueGoesInAndOnlyItsNameAndHintComeOut() {
        Seen saved = save(ada, "Search.Token", VALUE);
        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.json().path("name").asText()).isEqualTo("search.token");
        assertThat(saved.json().path("hint").asText()).isEqualTo("…read");
        assertThat(save(ada, "search.token", "short").status()).isEqualTo(200);
        assertThat(item(ada).path("hint").asText()).isEqualTo("…");
        save(ada, "search.token", VALUE);
        String changes = get(ada, "/sync/changes?since=0").text();
        assertThat(changes).contains("named_secret", "…read").doesNotContain("nobody may");
        assertThat(get(ada, "/settings/secrets").text()).doesNotContain("nobody may");
        assertThat(get(ada, "/auth/audit").text()).contains("secret_save").doesNotContain("nobody may");
    }

    @Test
    void whatIsStoredIsSealedForItsOwnerAndItsName() {
        save(ada, "search", VALUE);
        save(ada, "mail", VALUE);
        Tokens bob = house.register("bob");
        save(bob, "search", VALUE);
        List<byte[]> boxes = house.rows()
                .withHandle(handle -> handle.createQuery("SELECT sealed FROM named_secret")
                        .mapTo(byte[].class)
                        .list());
        byte[] plain = VALUE.getBytes(StandardCharsets.UTF_8);
        assertThat(boxes).hasSize(3).noneMatch(box -> contains(box, plain));
        for (String other : List.of(
                "name = 'mail' AND profile_id = '" + ada.user().id() + "'",
                "name = 'search' AND profile_id = '" + bob.user().id() + "'")) {
            byte[] foreign = house.rows()
                    .withHandle(handle -> handle.createQuery("SELECT sealed FROM named_secret WHERE " + other)
                            .mapTo(byte[].class)
                            .one());
            house.rows()
                    .useHandle(handle -> handle.execute(
                            "UPDATE named_secret SET sealed = ? WHERE name = 'search' AND profile_id = ?",
                            foreign,
                            ada.user().id().value()));
            assertThat(state(ada, "search")).as(other).isEqualTo("damaged");
            save(ada, "search", VALUE);
            assertThat(state(ada, "search")).isEqualTo("ok");
        }
    }

    private static boolean contains(byte[] box, byte[] plain) {
        for (int i = 0; i + plain.length <= box.length; i++) {
            if (Arrays.equals(box, i, i + plain.length, plain, 0, plain.length)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aLockedVaultTakesNoSecretAndShowsThoseItHasAsLocked() {
        save(ada, "search", VALUE);
        house.send(Call.of("POST", "/auth/lock", token(ada), null));
        assertThat(save(ada, "mail", VALUE).code()).isEqualTo("vault_locked");
        assertThat(state(ada, "search")).isEqualTo("locked");
        assertThat(get(ada, "/settings/secrets").json().path("items")).hasSize(1);
    }

    @Test
    void afterAResetWithoutTheRecoveryCodeSecretsAreLostUntilTheyAreSavedAgain() {
        Tokens bob = house.register("bob");
        save(bob, "search", VALUE);
        long before = get(bob, "/sync/changes?since=0").json().path("next_seq").asLong();
        String reset = house.send(
                        Call.of("POST", "/admin/users/" + bob.user().id() + "/reset-password", token(ada), null))
                .json()
                .path("token")
                .asText();
        Map<String, String> body = Map.of("token", reset, "new_password", "another hearth of one's own");
        Tokens again = Json.read(
                house.send(Call.of("POST", "/auth/reset", null, Json.write(body)))
                        .text(),
                Tokens.class);
        assertThat(state(again, "search")).isEqualTo("lost");
        assertThat(get(again, "/sync/changes?since=" + before).text()).contains("\"state\":\"lost\"");
        save(again, "search", VALUE);
        assertThat(state(again, "search")).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "-x", "%C3%A9t%C3%A9", "a%20b"})
    void aNameHasLettersDigitsDotsHyphensAndUnderscores(String name) {
        Seen seen = save(ada, name, VALUE);
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.json().at("/errors/0/field").asText()).isEqualTo("name");
    }

    @Test
    void aValueHasBetweenOneByteAnd8192() {
        assertThat(save(ada, "search", "").json().at("/errors/0/field").asText())
                .isEqualTo("value");
        assertThat(save(ada, "search", "é".repeat(4097)).status()).isEqualTo(422);
        assertThat(save(ada, "search", "é".repeat(4096)).status()).isEqualTo(201);
    }

    @Test
    void aProfileKeepsAtMost200() {
        for (int i = 0; i < NamedSecrets.MOST_OF_ONE_PROFILE; i++) {
            assertThat(save(ada, "secret-" + i, VALUE).status()).isEqualTo(201);
        }
        assertThat(save(ada, "one-more", VALUE).code()).isEqualTo("conflict");
        assertThat(save(ada, "secret-7", VALUE).status()).isEqualTo(200);
    }

    private Seen save(Tokens who, String name, String value) {
        return house.send(Call.of("PUT", "/settings/secrets/" + name, token(who), Json.write(Map.of("value", value))));
    }

    private Seen get(Tokens who, String path) {
        return house.send(Call.get(path, token(who)));
    }

    private JsonNode item(Tokens who) {
        return get(who, "/settings/secrets").json().at("/items/0");
    }

    private String state(Tokens who, String name) {
        for (JsonNode item : get(who, "/settings/secrets").json().path("items")) {
            if (item.path("name").asText().equals(name)) {
                return item.path("state").asText();
            }
        }
        return "none";
    }

    private static String token(Tokens who) {
        return who.accessToken().reveal();
    }
}
