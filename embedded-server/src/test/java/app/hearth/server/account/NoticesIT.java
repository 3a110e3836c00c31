package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Notice;
import app.hearth.common.account.Tokens;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.HandedOver;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a profile is told at its next sign-in.
class NoticesIT {
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
    void aTheftIsToldOnceAtTheNextSignIn() throws Exception {
        assertThat(ada.notices()).isEmpty();
        Tokens other = login();
        assertThat(other.notices()).isEmpty();
        Instant stolen = house.clock().instant();
        theft(other);
        house.restart();
        List<Notice> told = login().notices();
        assertThat(told).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Notice.REFRESH_THEFT);
            assertThat(notice.at())
                    .isBetween(stolen.minusMillis(1), house.clock().instant());
        });
        assertThat(login().notices()).isEmpty();
    }

    @Test
    void aRefreshAndARefusedSignInNeitherTellItNorForgetIt() {
        theft(login());
        assertThat(tokens(house.refresh(ada.refreshToken())).notices()).isEmpty();
        assertThat(house.login("ada", "not the password").status()).isEqualTo(401);
        assertThat(house.register("bob").notices()).isEmpty();
        assertThat(tokens(house.login("bob", House.PASSWORD)).notices()).isEmpty();
        assertThat(login().notices()).hasSize(1);
    }

    @Test
    void everyTheftIsTold() {
        theft(login());
        house.clock().forward(Duration.ofMinutes(5));
        theft(ada);
        List<Notice> told = login().notices();
        assertThat(told).hasSize(2);
        assertThat(Duration.between(told.getFirst().at(), told.getLast().at()))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aRecoveryAndAResetTellIt() {
        theft(login());
        Secret code = Objects.requireNonNull(ada.recoveryCode());
        Tokens recovered = post("/auth/recovery", Map.of("username", "ada", "recovery_code", code.reveal()));
        assertThat(recovered.notices()).hasSize(1);
        theft(recovered);
        Secret token = HandedOver.resetToken(
                house.rows(), ada.user().id(), house.clock().instant().plus(Duration.ofHours(1)));
        assertThat(post("/auth/reset", Map.of("token", token.reveal())).notices())
                .hasSize(1);
        assertThat(login().notices()).isEmpty();
    }

    @Test
    void ofManySignInsAtOnceOneIsTold() throws Exception {
        theft(login());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Tokens>> calls = IntStream.range(0, 8)
                    .<Callable<Tokens>>mapToObj(_ -> this::login)
                    .toList();
            assertThat(threads.invokeAll(calls).stream()
                            .map(Future::resultNow)
                            .mapToInt(tokens -> tokens.notices().size())
                            .sum())
                    .isEqualTo(1);
        }
    }

    private void theft(Tokens of) {
        Tokens second = tokens(house.refresh(of.refreshToken()));
        tokens(house.refresh(second.refreshToken()));
        assertThat(house.refresh(of.refreshToken()).code()).isEqualTo("session_revoked");
    }

    private Tokens login() {
        return tokens(house.login("ada", House.PASSWORD));
    }

    /// With the usual password as the new one.
    private Tokens post(String path, Map<String, String> proof) {
        Map<String, String> body = new HashMap<>(proof);
        body.put("new_password", House.PASSWORD);
        return tokens(house.send(Call.of("POST", path, null, Json.write(body))));
    }

    private static Tokens tokens(Seen seen) {
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        return Json.read(seen.text(), Tokens.class);
    }
}
