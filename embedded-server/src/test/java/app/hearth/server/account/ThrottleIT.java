package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.common.account.Tokens;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who guesses is slowed down, and who is signed in is not.
class ThrottleIT {
    private static final String WRONG = "not the password";

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
    void afterFiveWrongPasswordsTheRightOneWaitsThreeMinutesToo() {
        guessWrong("ada", 5);
        assertLimited(house.login("ADA", House.PASSWORD));
        assertThat(house.login("bob-not-here", WRONG).code()).isEqualTo("invalid_credentials");
        house.clock().forward(Duration.ofMinutes(3));
        assertThat(house.login("ada", House.PASSWORD).status()).isEqualTo(200);
        guessWrong("ada", 5);
        assertLimited(house.login("ada", WRONG));
    }

    @Test
    void anUnknownNameIsSlowedDownWithTheSameAnswer() {
        guessWrong("ada", 5);
        guessWrong("nobody-here", 5);
        Seen unknown = house.login("nobody-here", WRONG);
        Seen known = house.login("ada", WRONG);
        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.text()).isEqualTo(known.text());
        assertThat(unknown.headers().keySet()).isEqualTo(known.headers().keySet());
        assertThat(retryAfter(unknown)).isCloseTo(retryAfter(known), within(10)); // each from its own first guess
    }

    private static int retryAfter(Seen seen) {
        return Integer.parseInt(
                seen.headers().getOrDefault("retry-after", List.of("0")).getFirst());
    }

    @Test
    void nameAndAddressOfOneProfileAreOneCount() {
        Map<String, String> address = Map.of("email", "ada@home.example");
        assertThat(send("PATCH", "/auth/me", Json.write(address)).status()).isEqualTo(200);
        guessWrong("ada", 5);
        Map<String, String> login = Map.of("email", "ada@home.example", "password", House.PASSWORD);
        assertLimited(house.send(Call.of("POST", "/auth/login", null, Json.write(login))));
    }

    @Test
    void whoIsSignedInIsNotAffected() {
        guessWrong("ada", 5);
        assertThat(house.send(Call.get("/auth/me", ada.accessToken().reveal())).status())
                .isEqualTo(200);
        assertThat(send("POST", "/auth/unlock", password(House.PASSWORD)).status())
                .isEqualTo(204);
        assertThat(house.refresh(ada.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void aRecoveryCountsAsASignInDoes() {
        String code = Objects.requireNonNull(ada.recoveryCode()).reveal();
        for (int i = 0; i < 5; i++) {
            assertThat(recover("none").code()).isEqualTo("invalid_credentials");
        }
        assertLimited(recover(code));
        assertLimited(house.login("ada", House.PASSWORD));
        house.clock().forward(Duration.ofMinutes(3));
        assertThat(recover(code).status()).isEqualTo(200);
    }

    @Test
    void aSignedInDeviceIsAskedForItsPasswordFiveTimes() {
        String change = "{\"current_password\": \"" + WRONG + "\", \"new_password\": \"quite another hearth\"}";
        assertThat(send("POST", "/auth/unlock", password(WRONG)).status()).isEqualTo(401);
        assertThat(send("POST", "/auth/unlock", "{\"recovery_code\": \"none\"}").status())
                .isEqualTo(401);
        assertThat(send("POST", "/auth/password", change).status()).isEqualTo(401);
        assertThat(send("POST", "/auth/recovery-code", password(WRONG)).status())
                .isEqualTo(401);
        assertThat(send("DELETE", "/auth/me", password(WRONG)).status()).isEqualTo(401);
        assertLimited(send("POST", "/auth/password", change.replace(WRONG, House.PASSWORD)));
        assertLimited(send("DELETE", "/auth/me", password(House.PASSWORD)));
        assertLimited(send("POST", "/auth/recovery-code", password(House.PASSWORD)));
        assertLimited(send("POST", "/auth/unlock", password(House.PASSWORD)));
        String refreshToken = ada.refreshToken().reveal();
        assertThat(send("POST", "/auth/unlock", "{\"refresh_token\": \"" + refreshToken + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(house.login("ada", House.PASSWORD).status()).isEqualTo(200);
        house.clock().forward(Duration.ofMinutes(3));
        assertThat(send("DELETE", "/auth/me", password(House.PASSWORD)).status())
                .isEqualTo(204);
    }

    @Test
    void guessersAtANameDoNotLockOutADeviceThatWasSignedInBefore() {
        Tokens left = house.login("ada", House.PASSWORD).tokens();
        assertThat(house.send(Call.of("POST", "/auth/logout", left.accessToken().reveal(), null))
                        .status())
                .isEqualTo(204);
        Tokens lost = house.login("ada", House.PASSWORD).tokens();
        String session = lost.refreshToken().reveal().split("\\.", -1)[0];
        assertThat(send("DELETE", "/auth/sessions/" + session, null).status()).isEqualTo(204);
        Tokens bob = house.register("bob");
        guessWrong("ada", 5);
        for (int i = 5; i < 20; i++) {
            house.clock().forward(Duration.ofMinutes(3));
            guessWrong("ada", 1);
        }
        house.clock().forward(Duration.ofMinutes(3)); // enough for this address, not for the name
        assertLimited(house.login("ada", House.PASSWORD));
        assertLimited(login(bob));
        assertLimited(login(lost));
        assertThat(login(left).status()).isEqualTo(200);
        assertThat(login(ada).status()).isEqualTo(200);
    }

    @Test
    void aRefusedTryLeavesNoRowSoThatAFloodFillsNoDisk() {
        guessWrong("ada", 5);
        int before = refusals();
        assertLimited(house.login("ada", WRONG));
        assertThat(before).isEqualTo(5);
        assertThat(refusals()).isEqualTo(before);
    }

    private int refusals() {
        return house.rows()
                .withHandle(handle -> handle.createQuery(
                                "SELECT COUNT(*) FROM audit WHERE act = 'sign_in' AND outcome = 'refused'")
                        .mapTo(Integer.class)
                        .one());
    }

    private void guessWrong(String name, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(house.login(name, WRONG).code()).isEqualTo("invalid_credentials");
        }
    }

    private Seen login(Tokens earlier) {
        Map<String, String> login = Map.of(
                "username",
                "ada",
                "password",
                House.PASSWORD,
                "refresh_token",
                earlier.refreshToken().reveal());
        return house.send(Call.of("POST", "/auth/login", null, Json.write(login)));
    }

    private Seen recover(String code) {
        return house.recover("ada", code, "quite another hearth");
    }

    private static String password(String password) {
        return Json.write(Map.of("password", password));
    }

    private Seen send(String method, String path, @Nullable String body) {
        return house.send(Call.of(method, path, ada.accessToken().reveal(), body));
    }

    private static void assertLimited(Seen seen) {
        assertThat(seen.status()).as(seen.text()).isEqualTo(429);
        assertThat(seen.code()).isEqualTo("rate_limited");
    }
}
