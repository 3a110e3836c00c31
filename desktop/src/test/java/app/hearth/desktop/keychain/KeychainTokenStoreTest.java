package app.hearth.desktop.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.DesktopException;
import app.hearth.desktop.keychain.KeychainException.Reason;
import app.hearth.desktop.keychain.KeychainItem.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeychainTokenStoreTest {
    private static final KeychainItem ITEM = new KeychainItem(KeychainItem.EMBEDDED, "someone", Kind.REFRESH_TOKEN);

    @TempDir
    private Path folder;

    @Test
    void aTokenIsThereAtTheNextStartUntilItIsCleared() {
        MapKeychain keychain = new MapKeychain();
        store(keychain).save(Secret.of("token"));
        assertThat(store(keychain).load()).contains(Secret.of("token"));

        store(keychain).clear();
        assertThat(store(keychain).load()).isEmpty();
    }

    @Test
    void aKeychainThatFailsIsNeverMistakenForAnEmptyOne() {
        TokenStore store = store(new Locked());

        List<Runnable> calls = List.of(() -> store.load(), () -> store.save(Secret.of("token")), store::clear);
        for (Runnable call : calls) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(DesktopException.class)
                    .hasCauseInstanceOf(KeychainException.class);
        }
    }

    @Test
    void oneAtATimeHasTheToken() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> ends = new ArrayList<>();
            for (int number = 0; number < 50; number++) {
                // Each has a store of its own, as every process has.
                TokenStore store = store(new MapKeychain());
                ends.add(threads.submit(() -> store.exclusively(() -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    spin();
                    inside.decrementAndGet();
                })));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        assertThat(most).hasValue(1);
    }

    private static void spin() {
        for (int round = 0; round < 1_000; round++) {
            Thread.onSpinWait();
        }
    }

    private TokenStore store(Keychain keychain) {
        return new KeychainTokenStore(keychain, ITEM, folder);
    }

    private static final class Locked implements Keychain {
        @Override
        public void store(KeychainItem item, Secret value) throws KeychainException {
            throw locked();
        }

        @Override
        public Optional<Secret> load(KeychainItem item) throws KeychainException {
            throw locked();
        }

        @Override
        public void clear(KeychainItem item) throws KeychainException {
            throw locked();
        }

        private static KeychainException locked() {
            return new KeychainException(Reason.LOCKED, "The collection is locked.");
        }
    }
}
