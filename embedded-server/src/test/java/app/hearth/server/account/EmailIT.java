package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.AtOnce;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An e-mail address that is confirmed with a token.
class EmailIT {
    private static final Duration LIFETIME_BUT_A_MINUTE = OneTimeTokens.LIFETIME.minusMinutes(1);

    @TempDir
    private Path folder;

    private House house;
    private Tokens ada;
    private Tokens bob;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.register("ada");
        bob = house.register("bob");
        assertThat(setEmail(bob, "bob@home.example").status()).isEqualTo(200);
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void theTokenThatTheAdminHandsOverConfirmsTheAddressOnce() {
        Seen made = token(bob);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("email").asText()).isEqualTo("bob@home.example");
        assertThat(verified(bob)).isFalse();
        assertThat(verify(made).status()).isEqualTo(204);
        assertThat(verified(bob)).isTrue();
        assertThat(verified(ada)).isFalse();
        assertThat(verify(made).code()).isEqualTo("invalid_credentials");
        assertThat(token(bob).code()).isEqualTo("conflict");
        assertThat(acts(bob)).contains("email_verify ok");
    }

    @Test
    void theAdminSeesWhoseAddressIsConfirmed() {
        assertThat(confirmed()).containsExactly("ada false", "bob false");
        assertThat(verify(token(bob)).status()).isEqualTo(204);
        assertThat(confirmed()).containsExactly("ada false", "bob true");
        assertThat(setEmail(bob, "bob@elsewhere.example").status()).isEqualTo(200);
        assertThat(confirmed()).containsExactly("ada false", "bob false");
    }

    private List<String> confirmed() {
        return get(ada, "/admin/users")
                .path("items")
                .valueStream()
                .map(person -> person.path("username").asText() + " "
                        + person.path("email_verified").asBoolean())
                .toList();
    }

    @Test
    void anotherAddressIsNotConfirmedAndVoidsTheToken() {
        Seen made = token(bob);
        assertThat(setEmail(bob, "bob@elsewhere.example").status()).isEqualTo(200);
        assertThat(verify(made).code()).isEqualTo("invalid_credentials");
        assertThat(verify(token(bob)).status()).isEqualTo(204);
        assertThat(setEmail(bob, "BOB@elsewhere.example").status()).isEqualTo(200);
        assertThat(verified(bob)).isFalse();
        assertThat(verify(token(bob)).status()).isEqualTo(204);
        Call none = Call.of("PATCH", "/auth/me", bob.accessToken().reveal(), "{\"email\": null}");
        assertThat(house.send(none).json().path("email_verified").asBoolean()).isFalse();
        assertThat(token(bob).code()).isEqualTo("conflict");
    }

    @Test
    void aTokenIsGoodForADayAndVoidsTheOneBefore() {
        Seen first = token(bob);
        Seen second = token(bob);
        assertThat(verify(first).code()).isEqualTo("invalid_credentials");
        house.clock().forward(LIFETIME_BUT_A_MINUTE);
        assertThat(verify(second).status()).isEqualTo(204);
        assertThat(setEmail(signedIn(), "bob@elsewhere.example").status()).isEqualTo(200);
        ada = Json.read(house.login("ada", House.PASSWORD).text(), Tokens.class);
        Seen third = token(bob);
        house.clock().forward(OneTimeTokens.LIFETIME);
        assertThat(verify(third).code()).isEqualTo("invalid_credentials");
    }

    @Test
    void aServerWithoutMailSendsNone() {
        Call resend =
                Call.of("POST", "/auth/verify-email/resend", bob.accessToken().reveal(), null);
        assertThat(house.send(resend).code()).isEqualTo("conflict");
        assertThat(house.send(Call.get("/server", null)).text())
                .contains("email_verification")
                .doesNotContain("\"mail\"");
    }

    @Test
    void ofManyWhoUseATokenAtOnceOneDoes() throws Exception {
        Seen made = token(bob);
        assertThat(AtOnce.calls(16, _ -> verify(made).status()))
                .containsOnlyOnce(204)
                .containsOnly(204, 401);
    }

    @Test
    void theTokenIsKeptAsAHashAndMadeByAdminsAlone() {
        Seen made = token(bob);
        assertThat(made.json().path("token").asText()).hasSize(43);
        List<String> hashes = house.rows()
                .withHandle(handle -> handle.createQuery("SELECT token_hash FROM email_token")
                        .mapTo(String.class)
                        .list());
        assertThat(hashes)
                .singleElement()
                .satisfies(hash -> assertThat(hash)
                        .hasSize(64)
                        .doesNotContain(made.json().path("token").asText()));
        Call byBob = Call.of("POST", path(bob), bob.accessToken().reveal(), null);
        assertThat(house.send(byBob).code()).isEqualTo("forbidden");
        assertThat(token(ada).code()).isEqualTo("conflict");
        Seen rows = house.send(
                Call.get("/admin/audit?act=email_token", ada.accessToken().reveal()));
        assertThat(rows.json().path("items")).hasSize(1);
    }

    @Test
    void otherDevicesHearThatTheAddressIsConfirmed() {
        Seen made = token(bob);
        String before = get(bob, "/sync/changes?since=0").path("next_seq").asText();
        assertThat(verify(made).status()).isEqualTo(204);
        assertThat(get(bob, "/sync/changes?since=" + before).path("items"))
                .singleElement()
                .satisfies(item -> assertThat(
                                item.path("data").path("email_verified").asBoolean())
                        .isTrue());
    }

    private Tokens signedIn() {
        return Json.read(house.login("bob", House.PASSWORD).text(), Tokens.class);
    }

    private Seen token(Tokens of) {
        return house.send(Call.of("POST", path(of), ada.accessToken().reveal(), null));
    }

    private static String path(Tokens of) {
        return "/admin/users/" + of.user().id() + "/email-token";
    }

    private Seen verify(Seen made) {
        Map<String, String> proof = Map.of("token", made.json().path("token").asText());
        return house.send(Call.of("POST", "/auth/verify-email", null, Json.write(proof)));
    }

    private Seen setEmail(Tokens who, String email) {
        return house.send(Call.of("PATCH", "/auth/me", who.accessToken().reveal(), Json.write(Map.of("email", email))));
    }

    private boolean verified(Tokens who) {
        return get(who, "/auth/me").path("email_verified").asBoolean();
    }

    private List<String> acts(Tokens who) {
        return get(who, "/auth/audit")
                .path("items")
                .valueStream()
                .map(row -> row.path("act").asText() + " " + row.path("outcome").asText())
                .toList();
    }

    private JsonNode get(Tokens who, String path) {
        return house.send(Call.get(path, who.accessToken().reveal())).json();
    }
}
