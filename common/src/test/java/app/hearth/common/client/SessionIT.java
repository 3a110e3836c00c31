package app.hearth.common.client;

import static app.hearth.common.client.FakeHearth.LOGIN;
import static app.hearth.common.client.FakeHearth.body;
import static app.hearth.common.client.FakeHearth.header;
import static app.hearth.common.client.FakeHearth.json;
import static app.hearth.common.client.FakeHearth.lost;
import static app.hearth.common.client.FakeHearth.problem;
import static app.hearth.common.client.FakeHearth.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.hearth.common.account.Registration;
import app.hearth.common.account.Unlock;
import app.hearth.common.conversation.NewTag;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionIT {
    private final TokenStore store = TokenStore.inMemory();
    private final FakeHearth hearth;
    private final HearthClient client;

    SessionIT() throws IOException {
        hearth = new FakeHearth();
        client = hearth.client(store);
    }

    @AfterEach
    void close() {
        client.close();
        hearth.close();
    }

    @Test
    void signingInKeepsTheRefreshTokenInTheStoreAndTheAccessTokenInMemory() throws IOException {
        client.login(LOGIN);
        client.account().me();

        assertThat(store.load()).contains(Secret.of("refresh-1"));
        assertThat(client.accessToken()).isEqualTo(Secret.of("access-1"));
        assertThat(body(hearth.requestsTo("/auth/login").getFirst())
                        .path("password")
                        .asText())
                .isEqualTo("correct horse");
    }

    @Test
    void registeringSignsInAndGivesTheRecoveryCode() {
        hearth.plan("/auth/register", json(201, tokens(1).replace("{\"access", "{\"recovery_code\":\"rc\",\"access")));

        var tokens = client.register(new Registration("ada", null, Secret.of("p"), null, null, null, null));

        assertThat(tokens.recoveryCode()).isEqualTo(Secret.of("rc"));
        assertThat(store.load()).contains(Secret.of("refresh-1"));
    }

    @Test
    void aRegistrationWhoseAnswerIsLostIsNotSentAgain() {
        client.server();
        hearth.plan("/auth/register", lost());

        assertThatThrownBy(() -> client.register(new Registration("ada", null, Secret.of("p"), null, null, null, null)))
                .isInstanceOf(UnreachableException.class);
        assertThat(hearth.requestsTo("/auth/register")).hasSize(1);
    }

    @Test
    void theRefreshTokenIsStoredBeforeAnythingElseOfTheReplyIsUsed() {
        hearth.plan("/auth/login", json(200, "{\"refresh_token\":\"refresh-x\",\"access_token\":[]}"));

        assertThatThrownBy(() -> client.login(LOGIN)).isInstanceOf(UnreachableException.class);
        assertThat(store.load()).contains(Secret.of("refresh-x"));
    }

    @Test
    void aStoreThatFailsLeavesNobodySignedIn() {
        HearthClient broken = hearth.client(new TokenStore() {
            @Override
            public Optional<Secret> load() {
                return Optional.empty();
            }

            @Override
            public void save(Secret refreshToken) {
                throw new IllegalStateException("the keychain is shut");
            }

            @Override
            public void clear() {}
        });

        assertThatThrownBy(() -> broken.login(LOGIN)).hasMessage("the keychain is shut");
        assertThatThrownBy(broken::accessToken).isInstanceOf(ProblemException.class);
        broken.close();
    }

    @Test
    void resumingUsesTheStoredTokenAndReplacesIt() throws IOException {
        store.save(Secret.of("refresh-0"));

        client.resume();

        assertThat(body(hearth.requestsTo("/auth/refresh").getFirst())
                        .path("refresh_token")
                        .asText())
                .isEqualTo("refresh-0");
        assertThat(store.load()).contains(Secret.of("refresh-1"));
    }

    @Test
    void withoutAStoredTokenThereIsNothingToResume() {
        assertThat(code(client::resume)).isEqualTo(ErrorCode.UNAUTHORIZED);
        assertThat(hearth.requests).isEmpty();
    }

    @Test
    void aClientThatOnlyHasAStoredTokenSignsInByItself() {
        store.save(Secret.of("refresh-0"));

        assertThat(client.account().me().username()).isEqualTo("ada");
    }

    @Test
    void twentyThreadsMakeOneRefresh() throws Exception {
        client.login(LOGIN);
        hearth.expireAccess();
        CyclicBarrier start = new CyclicBarrier(20);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> names = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                names.add(threads.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return client.account().me().username();
                }));
            }
            for (Future<String> name : names) {
                assertThat(name.get(10, TimeUnit.SECONDS)).isEqualTo("ada");
            }
        }
        assertThat(hearth.requestsTo("/auth/refresh")).hasSize(1);
    }

    @Test
    void aRepeatedCallKeepsItsIdempotencyKeyAndAnotherCallHasAnother() {
        client.login(LOGIN);
        hearth.plan("/tags", problem(ErrorCode.TOKEN_EXPIRED));
        hearth.plan("/tags", json(201, tag()));
        hearth.plan("/tags", json(201, tag()));

        client.conversations().createTag(new NewTag(null, "a"));
        client.conversations().createTag(new NewTag(null, "b"));

        List<String> keys = hearth.requestsTo("/tags").stream()
                .map(request -> String.valueOf(header(request, "Idempotency-Key")))
                .toList();
        assertThat(keys).hasSize(3).allMatch(key -> key.length() == 36);
        assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
        assertThat(hearth.requestsTo("/tags"))
                .extracting(request -> header(request, "Authorization"))
                .containsExactly("Bearer access-1", "Bearer access-2", "Bearer access-2");
    }

    @Test
    void readingAndSigningInCarryNoIdempotencyKey() {
        client.login(LOGIN);
        client.account().me();

        assertThat(hearth.requests)
                .extracting(request -> header(request, "Idempotency-Key"))
                .containsOnlyNulls();
    }

    @Test
    void anotherProcessesNewerTokenIsUsed() throws IOException {
        client.login(LOGIN);
        store.save(Secret.of("refresh-of-another-process"));
        hearth.expireAccess();

        client.account().me();

        assertThat(body(hearth.requestsTo("/auth/refresh").getFirst())
                        .path("refresh_token")
                        .asText())
                .isEqualTo("refresh-of-another-process");
    }

    @Test
    void aRefreshWhoseReplyIsLostIsRepeatedWithTheSameToken() throws IOException {
        client.login(LOGIN);
        hearth.expireAccess();
        for (int i = 0; i < 4; i++) {
            hearth.plan("/auth/refresh", lost());
        }

        int failures = 0;
        while (hearth.requestsTo("/auth/refresh").size() < 4) {
            try {
                client.account().me();
            } catch (UnreachableException _) {
                failures++;
            }
        }
        client.account().me();

        assertThat(failures).isPositive();
        for (RecordedRequest request : hearth.requestsTo("/auth/refresh")) {
            assertThat(body(request).path("refresh_token").asText()).isEqualTo("refresh-1");
        }
    }

    @Test
    void aRevokedSessionIsNotRefreshed() {
        client.login(LOGIN);
        hearth.plan("/auth/me", problem(ErrorCode.SESSION_REVOKED));

        assertThat(code(() -> client.account().me())).isEqualTo(ErrorCode.SESSION_REVOKED);
        assertThat(hearth.requestsTo("/auth/refresh")).isEmpty();
    }

    @Test
    void wrongCredentialsAreNotRefreshed() {
        client.login(LOGIN);
        hearth.plan("/auth/unlock", problem(ErrorCode.INVALID_CREDENTIALS));

        assertThat(code(() -> client.account().unlock(new Unlock(Secret.of("x"), null, null))))
                .isEqualTo(ErrorCode.INVALID_CREDENTIALS);
        assertThat(hearth.requestsTo("/auth/refresh")).isEmpty();
    }

    @Test
    void aRefusedRefreshForgetsTheSessionAndSaysWhyFromThenOn() {
        client.login(LOGIN);
        hearth.expireAccess();
        hearth.plan("/auth/refresh", problem(ErrorCode.SESSION_REVOKED));

        assertThat(code(() -> client.account().me())).isEqualTo(ErrorCode.SESSION_REVOKED);
        assertThat(store.load()).isEmpty();
        assertThat(code(() -> client.account().me())).isEqualTo(ErrorCode.SESSION_REVOKED);
        assertThat(hearth.requestsTo("/auth/refresh")).hasSize(1);
        assertThat(code(client::accessToken)).isEqualTo(ErrorCode.UNAUTHORIZED);
    }

    @Test
    void aStrangersRefusalDoesNotSignOut() {
        client.login(LOGIN);
        hearth.expireAccess();
        hearth.plan("/auth/refresh", json(401, "<html>Pay for the WLAN</html>"));

        assertThat(code(() -> client.account().me())).isEqualTo(ErrorCode.UNAUTHORIZED);
        assertThat(store.load()).contains(Secret.of("refresh-1"));
        assertThat(client.account().me().username()).isEqualTo("ada");
    }

    @Test
    void aRefusalThatMayPassDoesNotSignOut() {
        client.login(LOGIN);
        hearth.expireAccess();
        hearth.plan("/auth/refresh", problem(ErrorCode.TOKEN_EXPIRED));

        assertThat(code(() -> client.account().me())).isEqualTo(ErrorCode.TOKEN_EXPIRED);

        assertThat(store.load()).contains(Secret.of("refresh-1"));
    }

    @Test
    void aDeviceThatWasSignedInShowsItsTokenWhenOthersGuessesKeepItOut() throws IOException {
        client.login(LOGIN);
        hearth.plan("/auth/login", problem(ErrorCode.RATE_LIMITED));

        client.login(LOGIN);

        List<RecordedRequest> tries = hearth.requestsTo("/auth/login");
        assertThat(tries).hasSize(3);
        assertThat(body(tries.get(1)).has("refresh_token")).isFalse();
        assertThat(body(tries.get(2)).path("refresh_token").asText()).isEqualTo("refresh-1");
    }

    @Test
    void aDeviceThatNeverWasSignedInIsToldHowLongToWait() {
        hearth.plan(
                "/auth/login",
                problem(ErrorCode.RATE_LIMITED)
                        .newBuilder()
                        .addHeader("Retry-After", "42")
                        .build());

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> client.login(LOGIN));

        assertThat(refused.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(42));
        assertThat(hearth.requestsTo("/auth/login")).hasSize(1);
    }

    @Test
    void whoDeletesTheirProfileIsSignedOutHere() {
        client.login(LOGIN);
        hearth.plan("/auth/me", json(204, ""));

        client.deleteProfile(Secret.of("p"));

        assertThat(store.load()).isEmpty();
        assertThatThrownBy(client::accessToken).isInstanceOf(ProblemException.class);
    }

    @Test
    void aCallIsRepeatedOnlyOnce() {
        client.login(LOGIN);
        hearth.plan("/auth/me", problem(ErrorCode.TOKEN_EXPIRED));
        hearth.plan("/auth/me", problem(ErrorCode.TOKEN_EXPIRED));

        assertThat(code(() -> client.account().me())).isEqualTo(ErrorCode.TOKEN_EXPIRED);
        assertThat(hearth.requestsTo("/auth/me")).hasSize(2);
    }

    @Test
    void signingOutForgetsTheTokensAlsoWhenTheServerDoesNotAnswer() {
        client.login(LOGIN);
        hearth.close();

        assertThatThrownBy(client::logout).isInstanceOf(UnreachableException.class);
        assertThat(store.load()).isEmpty();
        assertThat(code(client::accessToken)).isEqualTo(ErrorCode.UNAUTHORIZED);
    }

    @Test
    void signingOutOfASessionThatIsOverIsNoFailure() {
        client.login(LOGIN);
        hearth.plan("/auth/logout", problem(ErrorCode.SESSION_REVOKED));
        client.logout();

        assertThat(store.load()).isEmpty();
    }

    @Test
    void signingOutTellsWhatElseWentWrongButForgetsAllTheSame() {
        client.login(LOGIN);
        hearth.plan("/auth/logout", problem(ErrorCode.STORAGE_FULL));

        assertThat(code(client::logout)).isEqualTo(ErrorCode.STORAGE_FULL);
        assertThat(store.load()).isEmpty();
    }

    private static String tag() {
        return "{\"id\":\"018f3c1e-7b1a-7def-8abc-0123456789ab\",\"name\":\"a\",\"version\":1,"
                + "\"created_at\":\"2026-01-02T03:04:05.678Z\",\"updated_at\":\"2026-01-02T03:04:05.678Z\"}";
    }

    private static ErrorCode code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, call);
        assertThat(refusal).isNotNull();
        return refusal.code();
    }
}
