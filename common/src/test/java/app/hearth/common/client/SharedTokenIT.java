package app.hearth.common.client;

import static app.hearth.common.client.FakeHearth.LOGIN;
import static app.hearth.common.client.FakeHearth.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A token that another process may use and replace as well.
class SharedTokenIT {
    private final TokenStore store = TokenStore.inMemory();
    private final FakeHearth hearth;

    SharedTokenIT() throws IOException {
        hearth = new FakeHearth();
    }

    @AfterEach
    void close() {
        hearth.close();
    }

    @Test
    void aRefusedRefreshLeavesTheTokenThatAnotherProcessHasPutThereMeanwhile() throws IOException {
        Secret newer = Secret.of("refresh-of-another-process");
        TokenStore shared = new Watched(store) {
            private int loads;

            @Override
            public Optional<Secret> load() {
                if (++loads == 3) { // to see whether it may go, with the answer at hand
                    store.save(newer);
                }
                return super.load();
            }
        };
        try (HearthClient other = hearth.client(shared)) {
            other.login(LOGIN);
            hearth.expireAccess();
            hearth.plan("/auth/refresh", problem(ErrorCode.SESSION_REVOKED));
            assertThat(code(() -> other.account().me())).isEqualTo(ErrorCode.SESSION_REVOKED);
        }
        assertThat(store.load()).contains(newer);
    }

    @Test
    void theTokenIsReadAndReplacedWhereNoOtherProcessCanDoTheSame() throws IOException {
        Watched shared = new Watched(store);
        try (HearthClient other = hearth.client(shared)) {
            other.login(LOGIN);
            hearth.expireAccess();
            other.account().me();
        }
        assertThat(shared.savedOutside).isZero();
        assertThat(store.load()).contains(Secret.of("refresh-3"));
    }

    /// A store that counts what is saved without the lock.
    private static class Watched implements TokenStore {
        private final TokenStore inner;
        private boolean held;
        private int savedOutside;

        Watched(TokenStore inner) {
            this.inner = inner;
        }

        @Override
        public Optional<Secret> load() {
            return inner.load();
        }

        @Override
        public void save(Secret refreshToken) {
            savedOutside += held ? 0 : 1;
            inner.save(refreshToken);
        }

        @Override
        public void clear() {
            inner.clear();
        }

        @Override
        public void exclusively(Runnable work) {
            held = true;
            try {
                work.run();
            } finally {
                held = false;
            }
        }
    }

    private static ErrorCode code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, call);
        assertThat(refusal).isNotNull();
        return refusal.code();
    }
}
