package app.hearth.desktop.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.DesktopException;
import app.hearth.desktop.keychain.KeychainException.Reason;
import app.hearth.desktop.keychain.KeychainItem.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
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
        CountDownLatch firstIsIn = new CountDownLatch(1);
        CountDownLatch secondIsIn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Each has a store of its own, as every process has.
            TokenStore first = store(new MapKeychain());
            TokenStore second = store(new MapKeychain());
            AtomicBoolean together = new AtomicBoolean();
            Future<?> firstEnds = threads.submit(() -> first.exclusively(() -> {
                firstIsIn.countDown();
                together.set(comes(secondIsIn, 300));
            }));
            assertThat(comes(firstIsIn, 30_000)).isTrue();
            threads.submit(() -> second.exclusively(secondIsIn::countDown)).get();
            firstEnds.get();
            assertThat(together).isFalse();
        }
    }

    @Test
    void otherProcessesAreKeptOutToo() {
        store(new MapKeychain()).exclusively(() -> {
            try (Stream<Path> files = Files.list(folder)) {
                Path file = files.findFirst().orElseThrow();
                // Java refuses a second lock of one process with this exception, so there is a first one.
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    assertThatThrownBy(channel::tryLock).isInstanceOf(OverlappingFileLockException.class);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static boolean comes(CountDownLatch latch, long milliseconds) {
        try {
            return latch.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
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
