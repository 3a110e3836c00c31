package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.secret.OneTimeCode;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.AtOnce;
import app.hearth.server.testing.Authenticator;
import app.hearth.server.testing.HandedOver;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sign-in that takes a one-time code besides the password.
class TotpIT {
    private static final String NEW = "quite another hearth";

    @TempDir
    private Path folder;

    private House house;
    private Tokens ada;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.register("ada");
        Authenticator.atTheBeginningOfAStep(house.clock());
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void codesAreAskedForOnceTheAppIsConfirmed() {
        Authenticator app = Authenticator.waiting(house, ada);
        assertThat(hasTotp()).isFalse();
        assertThat(house.login("ada", House.PASSWORD).status()).isEqualTo(200);
        assertThat(post("/auth/totp/confirm", Map.of("code", app.wrongCode())).code())
                .isEqualTo("invalid_credentials");
        assertThat(hasTotp()).isFalse();
        assertThat(app.confirm(house, ada).status()).isEqualTo(200);
        assertThat(hasTotp()).isTrue();
        assertThat(house.login("ada", House.PASSWORD).code()).isEqualTo("totp_required");
        house.clock().forward(OneTimeCode.STEP);
        Seen in = house.login("ada", House.PASSWORD, app.code());
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.json().path("user").path("has_totp").asBoolean()).isTrue();
    }

    @Test
    void theAppIsGivenWhatAQrCodeHolds() {
        Seen seen = post("/auth/totp", Map.of("password", House.PASSWORD));
        String secret = seen.json().path("secret").asText();
        assertThat(secret).matches("[A-Z2-7]{32}");
        assertThat(seen.json().path("otpauth_uri").asText())
                .isEqualTo("otpauth://totp/Hearth:ada?secret=" + secret
                        + "&issuer=Hearth&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void aNewEnrolmentTakesThePlaceOfOneThatWaits() {
        Authenticator first = Authenticator.waiting(house, ada);
        Authenticator second = Authenticator.waiting(house, ada);
        assertThat(first.confirm(house, ada).code()).isEqualTo("invalid_credentials");
        assertThat(second.confirm(house, ada).status()).isEqualTo(200);
        assertThat(second.confirm(house, ada).code()).isEqualTo("conflict");
        assertThat(post("/auth/totp", Map.of("password", House.PASSWORD)).code())
                .isEqualTo("conflict");
    }

    @Test
    void withoutTheRightPasswordNothingTellsThatCodesAreAskedFor() {
        house.register("bob");
        Authenticator app = Authenticator.enrolled(house, ada);
        house.clock().forward(OneTimeCode.STEP);
        Seen ofNobody = house.login("nobody", "not the password");
        assertThat(List.of(
                        house.login("ada", "not the password"),
                        house.login("ada", "not the password", app.code()),
                        house.login("ada", House.PASSWORD, app.wrongCode()),
                        house.login("ada", House.PASSWORD, ""),
                        house.login("bob", "not the password", app.code())))
                .allSatisfy(refused -> assertThat(refused).isEqualTo(ofNobody));
        assertThat(house.login("bob", House.PASSWORD, app.wrongCode()).status()).isEqualTo(200);
    }

    @Test
    void aCodeIsGoodOnceAndOneThatConfirmedIsUsedUp() {
        Authenticator app = Authenticator.enrolled(house, ada);
        assertThat(house.login("ada", House.PASSWORD, app.code()).code()).isEqualTo("invalid_credentials");
        house.clock().forward(OneTimeCode.STEP);
        String code = app.code();
        assertThat(house.login("ada", House.PASSWORD, code.substring(0, 3) + " " + code.substring(3))
                        .status())
                .isEqualTo(200);
        assertThat(house.login("ada", House.PASSWORD, code).code()).isEqualTo("invalid_credentials");
        house.clock().forward(OneTimeCode.STEP);
        assertThat(house.login("ada", House.PASSWORD, code).code()).isEqualTo("invalid_credentials");
        assertThat(house.login("ada", House.PASSWORD, app.code()).status()).isEqualTo(200);
    }

    @Test
    void ofTwentySignInsAtOnceWithOneCodeOneHolds() throws Exception {
        Authenticator app = Authenticator.enrolled(house, ada);
        house.clock().forward(OneTimeCode.STEP);
        String code = app.code();
        assertThat(statuses(20, code)).containsOnlyOnce(200).containsOnly(200, 401, 429);
    }

    @Test
    void ofTwentySignInsAtOnceWithOneBackupCodeOneHolds() throws Exception {
        Authenticator app = Authenticator.waiting(house, ada);
        String code =
                app.confirm(house, ada).json().path("backup_codes").path(3).asText();
        assertThat(statuses(20, code)).containsOnlyOnce(200).containsOnly(200, 401, 429);
    }

    @Test
    void tenBackupCodesEachSignInOnce() {
        Authenticator app = Authenticator.waiting(house, ada);
        JsonNode codes = app.confirm(house, ada).json().path("backup_codes");
        assertThat(codes).hasSize(10);
        String first = codes.path(0).asText();
        assertThat(first).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(house.login("ada", House.PASSWORD, first.toLowerCase(Locale.ROOT))
                        .status())
                .isEqualTo(200);
        assertThat(house.login("ada", House.PASSWORD, first).code()).isEqualTo("invalid_credentials");
        assertThat(house.login("ada", "not the password", codes.path(1).asText())
                        .code())
                .isEqualTo("invalid_credentials");
        for (int i = 1; i < 10; i++) {
            assertThat(house.login("ada", House.PASSWORD, codes.path(i).asText())
                            .status())
                    .isEqualTo(200);
        }
        assertThat(acts().stream().filter("backup_code ok"::equals)).hasSize(10);
        assertThat(stored("SELECT code_hash FROM backup_code")).isEmpty();
    }

    @Test
    void wrongCodesCountAsWrongPasswordsAndAMissingOneDoesNotClearThem() {
        Authenticator app = Authenticator.enrolled(house, ada);
        house.clock().forward(OneTimeCode.STEP);
        for (int i = 0; i < 5; i++) {
            assertThat(house.login("ada", House.PASSWORD, app.wrongCode()).code())
                    .isEqualTo("invalid_credentials");
            if (i < 4) {
                assertThat(house.login("ada", House.PASSWORD).code()).isEqualTo("totp_required");
            }
        }
        assertThat(house.login("ada", House.PASSWORD, app.code()).code()).isEqualTo("rate_limited");
        assertThat(house.login("ada", House.PASSWORD).code()).isEqualTo("rate_limited");
    }

    @Test
    void aWrongPasswordSwitchesNothing() {
        assertThat(post("/auth/totp", Map.of("password", "not the password")).code())
                .isEqualTo("invalid_credentials");
        assertThat(post("/auth/totp/confirm", Map.of("code", "000000")).code()).isEqualTo("conflict");
        Authenticator.enrolled(house, ada);
        assertThat(remove("not the password").code()).isEqualTo("invalid_credentials");
        assertThat(hasTotp()).isTrue();
        assertThat(acts()).contains("totp_enrol refused", "totp_disable refused");
    }

    @Test
    void whoSwitchesThemOffSignsInByThePasswordAlone() {
        assertThat(remove(House.PASSWORD).code()).isEqualTo("not_found");
        Authenticator.enrolled(house, ada);
        assertThat(remove(House.PASSWORD).status()).isEqualTo(204);
        assertThat(hasTotp()).isFalse();
        assertThat(house.login("ada", House.PASSWORD).status()).isEqualTo(200);
        assertThat(stored("SELECT code_hash FROM backup_code")).isEmpty();
        assertThat(remove(House.PASSWORD).code()).isEqualTo("not_found");
        assertThat(acts().stream().filter(act -> act.startsWith("totp_")))
                .containsExactly("totp_disable ok", "totp_enable ok", "totp_enrol ok");
    }

    @Test
    void aLockedVaultConfirmsNothing() {
        Authenticator app = Authenticator.waiting(house, ada);
        assertThat(post("/auth/lock", Map.of()).status()).isEqualTo(204);
        assertThat(app.confirm(house, ada).code()).isEqualTo("vault_locked");
        assertThat(post("/auth/unlock", Map.of("password", House.PASSWORD)).status())
                .isEqualTo(204);
        assertThat(app.confirm(house, ada).status()).isEqualTo(200);
    }

    @Test
    void aSeedThatDoesNotOpenLetsNobodyInButByABackupCode() {
        Authenticator app = Authenticator.waiting(house, ada);
        String backup =
                app.confirm(house, ada).json().path("backup_codes").path(0).asText();
        Authenticator bobs = Authenticator.enrolled(house, house.register("bob"));
        house.rows()
                .useHandle(handle -> handle.execute(
                        "UPDATE totp SET sealed = (SELECT t.sealed FROM totp t WHERE t.profile_id <> ?) WHERE profile_id = ?",
                        ada.user().id().value(),
                        ada.user().id().value()));
        house.clock().forward(OneTimeCode.STEP);
        assertThat(house.login("ada", House.PASSWORD, app.code()).code()).isEqualTo("invalid_credentials");
        assertThat(house.login("ada", House.PASSWORD, bobs.code()).code()).isEqualTo("invalid_credentials");
        assertThat(house.login("ada", House.PASSWORD).code()).isEqualTo("totp_required");
        assertThat(house.login("ada", House.PASSWORD, backup).status()).isEqualTo(200);
    }

    @Test
    void neitherSeedNorBackupCodesAreInTheDatabase() {
        Seen made = post("/auth/totp", Map.of("password", House.PASSWORD));
        Authenticator app = new Authenticator(made.json().path("secret").asText(), house.clock());
        List<byte[]> sealed = house.rows()
                .withHandle(handle -> handle.createQuery("SELECT sealed FROM totp")
                        .mapTo(byte[].class)
                        .list());
        assertThat(sealed).hasSize(1);
        assertThat(sealed.getFirst()[0]).isEqualTo((byte) 1);
        assertThat(new String(sealed.getFirst(), StandardCharsets.ISO_8859_1)).doesNotContain(app.raw());
        JsonNode codes = app.confirm(house, ada).json().path("backup_codes");
        assertThat(stored("SELECT code_hash FROM backup_code"))
                .hasSize(10)
                .allSatisfy(hash -> assertThat(hash).hasSize(64))
                .noneMatch(hash -> codes.valueStream().anyMatch(code -> hash.contains(code.asText())));
    }

    @Test
    void aNewPasswordAndARecoveryKeepThem() {
        Authenticator app = Authenticator.enrolled(house, ada);
        Map<String, String> change = Map.of("current_password", House.PASSWORD, "new_password", NEW);
        assertThat(post("/auth/password", change).status()).isEqualTo(204);
        assertThat(house.login("ada", NEW).code()).isEqualTo("totp_required");
        house.clock().forward(OneTimeCode.STEP);
        assertThat(house.login("ada", NEW, app.code()).status()).isEqualTo(200);
        Secret code = Objects.requireNonNull(ada.recoveryCode());
        Map<String, String> recovery =
                Map.of("username", "ada", "recovery_code", code.reveal(), "new_password", House.PASSWORD);
        Seen back = house.send(Call.of("POST", "/auth/recovery", null, Json.write(recovery)));
        assertThat(back.json().path("user").path("has_totp").asBoolean()).isTrue();
        house.clock().forward(OneTimeCode.STEP);
        assertThat(house.login("ada", House.PASSWORD).code()).isEqualTo("totp_required");
        assertThat(house.login("ada", House.PASSWORD, app.code()).status()).isEqualTo(200);
    }

    @Test
    void aResetSwitchesThemOffWithAndWithoutTheRecoveryCode() {
        Authenticator.enrolled(house, ada);
        Tokens back = reset(Map.of(
                "recovery_code", Objects.requireNonNull(ada.recoveryCode()).reveal()));
        assertThat(back.user().hasTotp()).isFalse();
        assertThat(house.login("ada", NEW).status()).isEqualTo(200);
        ada = reset(Map.of("new_password", House.PASSWORD));
        Authenticator.enrolled(house, ada);
        assertThat(reset(Map.of()).user().hasTotp()).isFalse();
        assertThat(house.login("ada", NEW).status()).isEqualTo(200);
        assertThat(stored("SELECT act FROM audit WHERE act = 'totp_disable'")).hasSize(2);
    }

    @Test
    void otherDevicesHearOfIt() {
        String before = changes("0").path("next_seq").asText();
        Authenticator.enrolled(house, ada);
        assertThat(changes(before).path("items"))
                .singleElement()
                .satisfies(item -> assertThat(item.path("data").path("has_totp").asBoolean())
                        .isTrue());
    }

    private Tokens reset(Map<String, String> also) {
        Secret token = HandedOver.resetToken(
                house.rows(), ada.user().id(), house.clock().instant().plus(Duration.ofHours(1)));
        Map<String, String> reset = new HashMap<>(Map.of("token", token.reveal(), "new_password", NEW));
        reset.putAll(also);
        Seen seen = house.send(Call.of("POST", "/auth/reset", null, Json.write(reset)));
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        return Json.read(seen.text(), Tokens.class);
    }

    private List<Integer> statuses(int count, String code) throws InterruptedException {
        return AtOnce.calls(count, _ -> house.login("ada", House.PASSWORD, code).status());
    }

    private boolean hasTotp() {
        return get("/auth/me").json().path("has_totp").asBoolean();
    }

    private JsonNode changes(String since) {
        return get("/sync/changes?since=" + since).json();
    }

    private List<String> acts() {
        return get("/auth/audit")
                .json()
                .path("items")
                .valueStream()
                .map(row -> row.path("act").asText() + " " + row.path("outcome").asText())
                .toList();
    }

    private List<String> stored(String sql) {
        return house.rows()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private Seen remove(String password) {
        return house.send(
                Call.of("DELETE", "/auth/totp", ada.accessToken().reveal(), Json.write(Map.of("password", password))));
    }

    private Seen get(String path) {
        return house.send(Call.get(path, ada.accessToken().reveal()));
    }

    private Seen post(String path, Map<String, String> body) {
        String text = body.isEmpty() ? null : Json.write(body);
        return house.send(Call.of("POST", path, ada.accessToken().reveal(), text));
    }
}
