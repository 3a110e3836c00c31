package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.secret.Secret;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationIT {
    private static final int ROUNDS = 200;
    private static final int AT_ONCE = 20;

    @TempDir
    private Path folder;

    private House house;
    private Tokens first;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        first = house.register("ada");
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void parallelRefreshesGiveOneSuccessor() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Seen>> calls = IntStream.range(0, 20)
                    .<Callable<Seen>>mapToObj(_ -> () -> house.refresh(first.refreshToken()))
                    .toList();
            List<String> successors = threads.invokeAll(calls).stream()
                    .map(Future::resultNow)
                    .map(seen -> seen.tokens().refreshToken().reveal())
                    .distinct()
                    .toList();
            assertThat(successors)
                    .hasSize(1)
                    .doesNotContain(first.refreshToken().reveal());
        }
    }

    /// Each round is a race for the successor of what won the round before, and the first use of that one in 20
    /// calls at once. Whoever lost nothing but time is never taken for a thief.
    @Test
    void twoHundredRacesForTheSuccessorHaveOneWinnerEach() throws Exception {
        Tokens current = first;
        Set<String> all = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                Secret token = current.refreshToken();
                List<Callable<Seen>> calls = Collections.nCopies(AT_ONCE, () -> house.refresh(token));
                List<Tokens> answers = threads.invokeAll(calls).stream()
                        .map(Future::resultNow)
                        .map(Seen::tokens)
                        .toList();
                assertThat(answers.stream().map(answer -> answer.refreshToken().reveal()))
                        .as("round " + round)
                        .containsOnly(answers.getFirst().refreshToken().reveal());
                current = answers.getLast();
                assertThat(all.add(current.refreshToken().reveal()))
                        .as("a new one")
                        .isTrue();
            }
        }
        assertThat(me(current).status()).isEqualTo(200);
        assertEndedBy(first, current);
    }

    @Test
    void theOldTokenDiesAtTheFirstUseOfTheNewAccessToken() {
        Tokens second = house.refresh(first.refreshToken()).tokens();
        assertThat(me(second).status()).isEqualTo(200);
        assertEndedBy(first, second);
    }

    @Test
    void theOldTokenDiesAtTheFirstUseOfTheNewRefreshToken() {
        Tokens second = house.refresh(first.refreshToken()).tokens();
        Tokens third = house.refresh(second.refreshToken()).tokens();
        assertThat(third.refreshToken().reveal())
                .isNotEqualTo(second.refreshToken().reveal());
        assertEndedBy(first, third);
    }

    private void assertEndedBy(Tokens stolen, Tokens honest) {
        assertThat(house.refresh(stolen.refreshToken()).code()).isEqualTo("session_revoked");
        assertThat(me(honest).code()).isEqualTo("session_revoked");
        assertThat(me(stolen).code()).isEqualTo("session_revoked");
        assertThat(house.refresh(honest.refreshToken()).code()).isEqualTo("session_revoked");
        assertThat(house.refresh(stolen.refreshToken()).code()).isEqualTo("session_revoked");
        assertThat(house.login("ada", House.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theOldTokenLivesUntilTheNewOneIsUsed() {
        Tokens second = house.refresh(first.refreshToken()).tokens();
        assertThat(me(first).status()).isEqualTo(200);
        Tokens again = house.refresh(first.refreshToken()).tokens();
        assertThat(again.refreshToken().reveal())
                .isEqualTo(second.refreshToken().reveal());
    }

    @Test
    void aLostReplyIsAskedForAgainAnHourAndARestartLater() throws Exception {
        Tokens lost = house.refresh(first.refreshToken()).tokens();
        house.clock().forward(Duration.ofHours(1));
        house.restart();
        Tokens second = house.refresh(first.refreshToken()).tokens();
        assertThat(second.refreshToken().reveal()).isEqualTo(lost.refreshToken().reveal());
        assertThat(me(second).status()).isEqualTo(200);
    }

    @Test
    void anAccessTokenExpiresAfterTenMinutesAndARestartRefusesIt() throws Exception {
        house.clock().forward(Duration.ofMinutes(9));
        assertThat(me(first).status()).isEqualTo(200);
        house.clock().forward(Duration.ofMinutes(2));
        assertThat(me(first).code()).isEqualTo("token_expired");
        Tokens second = house.refresh(first.refreshToken()).tokens();
        assertThat(me(second).status()).isEqualTo(200);
        house.restart();
        assertThat(me(second).status()).isEqualTo(401);
        assertThat(me(second).code()).isNotEqualTo("session_revoked");
        assertThat(house.refresh(second.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void aSessionThatIsNotUsedForThirtyDaysIsOver() {
        house.clock().forward(Duration.ofDays(29));
        Tokens second = house.refresh(first.refreshToken()).tokens();
        house.clock().forward(Duration.ofDays(31));
        assertThat(house.refresh(second.refreshToken()).code()).isEqualTo("unauthorized");
    }

    @Test
    void aSessionIsOverAfterHalfAYearHoweverOftenItIsUsed() {
        Tokens tokens = first;
        for (int day = 0; day < 160; day += 20) {
            house.clock().forward(Duration.ofDays(20));
            tokens = house.refresh(tokens.refreshToken()).tokens();
        }
        house.clock().forward(Duration.ofDays(21));
        assertThat(house.refresh(tokens.refreshToken()).code()).isEqualTo("unauthorized");
    }

    @Test
    void aDisabledProfileIsOutAtOnce() {
        house.rows().useHandle(handle -> handle.execute("UPDATE profile SET is_active = FALSE"));
        assertThat(house.refresh(first.refreshToken()).code()).isEqualTo("session_revoked");
        assertThat(me(first).code()).isEqualTo("session_revoked");
        assertThat(house.login("ada", House.PASSWORD).code()).isEqualTo("forbidden");
        assertThat(house.login("ada", "another password").code()).isEqualTo("invalid_credentials");
    }

    @Test
    void aTokenThatIsNotQuiteOursIsRefusedAndEndsNothing() {
        String[] parts = first.refreshToken().reveal().split("\\.", -1);
        String forged = parts[0] + "." + parts[1] + "." + parts[3] + "." + parts[2];
        for (String wrong : List.of(forged, "x", "", "a.b.c.d", parts[0] + ".2." + parts[2] + "." + parts[3])) {
            assertThat(house.refresh(Secret.of(wrong)).status()).as(wrong).isIn(401, 422);
        }
        assertThat(me(first).status()).isEqualTo(200);
    }

    private Seen me(Tokens tokens) {
        return house.send(Call.get("/auth/me", tokens.accessToken().reveal()));
    }
}
