package app.hearth.desktop.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.keychain.KeychainException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeychainsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void aKeychainThatKeepsAndGivesBackIsFoundAndLeftClean() {
        MapKeychain keychain = new MapKeychain();

        assertThat(Keychains.find(() -> keychain, LONG)).isEqualTo(new KeychainSearch.Found(keychain));
        assertThat(keychain.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void aKeychainThatCannotBeOpenedSaysWhy(Reason reason) {
        KeychainSearch search = Keychains.find(
                () -> {
                    throw new KeychainException(reason, "not today");
                },
                LONG);

        assertThat(search).isEqualTo(new KeychainSearch.NotUsable(reason));
    }

    @Test
    void aKeychainThatForgetsIsOfNoUse() {
        assertThat(Keychains.find(Forgetful::new, LONG)).isEqualTo(new KeychainSearch.NotUsable(Reason.FAILED));
    }

    @Test
    void aKeychainThatNeverAnswersIsGivenUp() {
        CountDownLatch never = new CountDownLatch(1);
        try {
            KeychainSearch search = Keychains.find(
                    () -> {
                        waitFor(never);
                        return new MapKeychain();
                    },
                    Duration.ofMillis(50));

            assertThat(search).isEqualTo(new KeychainSearch.NotUsable(Reason.UNAVAILABLE));
        } finally {
            never.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Windows 11", "Mac OS X"})
    void otherSystemsLibrariesAreNotHere(String system) {
        if (!System.getProperty("os.name").startsWith(system.substring(0, 3))) {
            assertThatThrownBy(() -> Keychains.of(system))
                    .isInstanceOfSatisfying(
                            KeychainException.class,
                            failure -> assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE));
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Forgetful implements Keychain {
        @Override
        public void store(KeychainItem item, Secret value) {}

        @Override
        public Optional<Secret> load(KeychainItem item) {
            return Optional.empty();
        }

        @Override
        public void clear(KeychainItem item) {}
    }
}
