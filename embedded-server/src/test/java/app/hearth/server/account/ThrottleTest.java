package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.hearth.common.account.SessionId;
import app.hearth.server.account.Guess.Who;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every number of the limits, by a clock that only the test moves.
class ThrottleTest {
    private static final String HOME = "192.0.2.1";

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource clock = () -> now;
    private final Throttle throttle = new Throttle(clock);

    @Test
    void aNameFromOneAddressMayBeWrongFiveTimesAndThenOnceEveryThreeMinutes() {
        Guess guess = at("ada", HOME);
        fail(guess, 5);
        assertThat(refusedFor(guess)).isEqualTo(Duration.ofMinutes(3));
        forward(Duration.ofMinutes(3).minusMillis(1));
        assertThat(refusedFor(guess)).isEqualTo(Duration.ofSeconds(1));
        forward(Duration.ofMillis(1));
        fail(guess, 1);
        assertThat(refusedFor(guess)).isEqualTo(Duration.ofMinutes(3));
        forward(Duration.ofMinutes(15));
        fail(guess, 5);
        assertThat(refusedFor(guess)).isPositive();
    }

    @Test
    void theRightAnswerIsRefusedAsWellAndLaterClearsTheCount() {
        Guess guess = at("ada", HOME);
        fail(guess, 5);
        assertThat(catchThrowableOfType(HttpFailure.class, () -> succeed(guess))
                        .problem()
                        .status())
                .isEqualTo(429);
        forward(Duration.ofMinutes(3));
        succeed(guess);
        fail(guess, 5);
        assertThat(refusedFor(guess)).isPositive();
    }

    @Test
    void aNameFromAnywhereMayBeWrongTwentyTimesAnHour() {
        for (int i = 0; i < 20; i++) {
            fail(at("ada", "192.0.2." + (10 + i)), 1);
            forward(Duration.ofMinutes(1));
        }
        Guess next = at("ada", "198.51.100.1");
        assertThat(refusedFor(next)).isEqualTo(Duration.ofMinutes(40));
        fail(at("bob", "198.51.100.1"), 1);
        forward(Duration.ofMinutes(40));
        succeed(next);
        fail(next, 1);
        assertThat(refusedFor(at("ada", "198.51.100.2"))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aDeviceThatWasSignedInBeforeHasACountOfItsOwn() {
        SessionId device = SessionId.next(clock);
        for (int i = 0; i < 20; i++) {
            fail(at("ada", "192.0.2." + (10 + i)), 1);
        }
        assertThat(refusedFor(at("ada", HOME))).isPositive();
        for (int i = 0; i < 20; i++) {
            fail(at("ada", "198.51.100." + i, device), 1);
        }
        assertThat(refusedFor(at("ada", "203.0.113.1", device))).isEqualTo(Duration.ofHours(1));
        fail(at("ada", "203.0.113.1", SessionId.next(clock)), 1);
    }

    @Test
    void anAddressMayBeWrongFiftyTimesInTenMinutesWhateverTheName() {
        for (int i = 0; i < 50; i++) {
            fail(at("person-" + i, HOME), 1);
        }
        assertThat(refusedFor(at("another", HOME))).isEqualTo(Duration.ofMinutes(10));
        assertThat(refusedFor(Guess.from(HOME))).isEqualTo(Duration.ofMinutes(10));
        fail(at("another", "192.0.2.2"), 1);
        forward(Duration.ofMinutes(10));
        fail(at("another", HOME), 1);
    }

    @Test
    void theAddressesOfOneNetworkOfIpv6AreOne() {
        for (int i = 0; i < 50; i++) {
            fail(at("person-" + i, "2001:db8:0:1::" + Integer.toHexString(i + 1)), 1);
        }
        assertThat(refusedFor(at("another", "2001:db8:0:1:ffff::1"))).isPositive();
        fail(at("another", "2001:db8:0:2::1"), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1"})
    void onLoopbackTheAddressIsNoLimit(String loopback) {
        for (int i = 0; i < 60; i++) {
            fail(at("person-" + i, loopback), 1);
        }
        fail(at("ada", loopback), 5);
        assertThat(refusedFor(at("ada", loopback))).isPositive();
    }

    @Test
    void aSignedInDeviceMayBeWrongFiveTimesAndOthersDoNotCount() {
        SessionId session = SessionId.next(clock);
        for (int i = 0; i < 20; i++) {
            fail(at("ada", "192.0.2." + (10 + i)), 1);
        }
        fail(Guess.in(session), 5);
        assertThat(refusedFor(Guess.in(session))).isEqualTo(Duration.ofMinutes(3));
        fail(Guess.in(SessionId.next(clock)), 1);
        forward(Duration.ofMinutes(3));
        succeed(Guess.in(session));
    }

    @Test
    void whatFailedForAnotherReasonDoesNotCount() {
        Guess guess = at("ada", HOME);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> throttle.attempt(guess, () -> {
                        throw new IllegalStateException("the disk is gone");
                    }))
                    .hasMessage("the disk is gone");
        }
        assertThat(throttle.counted()).isZero();
        fail(guess, 5);
    }

    @Test
    void ofManyGuessesAtOnceNoMoreAreTriedThanMayFail() throws Exception {
        AtomicInteger tried = new AtomicInteger();
        CountDownLatch five = new CountDownLatch(5);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<String>>> guesses = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                guesses.add(threads.submit(() -> throttle.attempt(at("ada", HOME), () -> {
                    tried.incrementAndGet();
                    five.countDown();
                    awaitQuietly(go);
                    return Optional.empty();
                })));
            }
            awaitQuietly(five);
            go.countDown();
            Await.until("all are over", () -> guesses.stream().allMatch(Future::isDone));
            assertThat(guesses.stream().filter(guess -> guess.state() == Future.State.FAILED))
                    .hasSize(95);
        }
        assertThat(tried).hasValue(5);
    }

    @Test
    void manyRightAnswersAtOnceAllGetThrough() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> logins = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                logins.add(threads.submit(() -> succeed(at("ada", HOME))));
            }
            Await.until("all are in", () -> logins.stream().allMatch(Future::isDone));
            assertThat(logins).allMatch(login -> login.state() == Future.State.SUCCESS);
        }
        assertThat(throttle.counted()).isZero();
    }

    @Test
    void whatIsCountedIsBoundedAndTheOldestIsForgotten() {
        fail(at("ada", "127.0.0.1"), 5);
        for (int i = 0; i < Throttle.MOST_COUNTED; i++) {
            fail(Guess.in(SessionId.next(clock)), 1);
        }
        assertThat(throttle.counted()).isLessThanOrEqualTo(Throttle.MOST_COUNTED);
        fail(at("ada", "127.0.0.1"), 1);
    }

    private static Guess at(String name, String address) {
        return Guess.inTheNameOf(Who.of(Optional.empty(), name), address, Optional.empty());
    }

    private static Guess at(String name, String address, SessionId device) {
        return Guess.inTheNameOf(Who.of(Optional.empty(), name), address, Optional.of(device));
    }

    private void fail(Guess guess, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(throttle.attempt(guess, Optional::empty)).isEmpty();
        }
    }

    private void succeed(Guess guess) {
        assertThat(throttle.attempt(guess, () -> Optional.of("in"))).contains("in");
    }

    private Duration refusedFor(Guess guess) {
        HttpFailure failure =
                catchThrowableOfType(HttpFailure.class, () -> throttle.attempt(guess, () -> Optional.of("tried")));
        assertThat(failure.problem().code().code()).isEqualTo("rate_limited");
        return failure.retryAfter().orElseThrow();
    }

    private void forward(Duration by) {
        now = now.plus(by);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
