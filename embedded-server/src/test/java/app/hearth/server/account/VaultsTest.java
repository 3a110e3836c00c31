package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.SessionId;
import app.hearth.server.testing.TestClock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class VaultsTest {
    private static final int ROUNDS = 20_000;

    private final TestClock clock = new TestClock();
    private final Vaults vaults = new Vaults(clock);
    private final SessionId session = SessionId.next(clock);

    @Test
    void aRefreshNeverLooksLikeALock() throws Exception {
        open();
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Boolean> alwaysOpen = threads.submit(() -> {
                begun.countDown();
                boolean open = true;
                for (int i = 0; i < ROUNDS; i++) {
                    open &= vaults.use(session, key -> key[0] == 7).orElse(false);
                }
                return open;
            });
            begun.await();
            while (!alwaysOpen.isDone()) {
                open();
            }
            assertThat(alwaysOpen.get()).isTrue();
        }
    }

    @Test
    void aClosedVaultGivesNothing() {
        open();
        vaults.close(session);
        assertThat(vaults.use(session, key -> key.length)).isEmpty();
    }

    private void open() {
        byte[] key = {7};
        vaults.open(session, key, clock.instant().plusSeconds(600));
    }
}
