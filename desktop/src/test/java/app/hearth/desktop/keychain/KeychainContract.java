package app.hearth.desktop.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.common.wire.BlockingCalls;
import app.hearth.desktop.keychain.KeychainItem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every keychain promises, whatever it is made of.
abstract class KeychainContract {
    private final String profile = UUID.randomUUID().toString();
    private final KeychainItem token = new KeychainItem(KeychainItem.EMBEDDED, profile, Kind.REFRESH_TOKEN);

    /// The same keychain, reached anew, as by the next start of the program.
    abstract Keychain keychain() throws KeychainException;

    @Test
    void whatWasStoredIsThereAtTheNextStart() throws Exception {
        keychain().store(token, Secret.of("sid.1.auth.vault"));

        assertThat(keychain().load(token)).contains(Secret.of("sid.1.auth.vault"));
    }

    @Test
    void whatWasNeverStoredIsEmpty() throws Exception {
        assertThat(keychain().load(token)).isEmpty();
    }

    @Test
    void theLastStoredValueWins() throws Exception {
        Keychain keychain = keychain();
        keychain.store(token, Secret.of("a longer first value"));
        keychain.store(token, Secret.of("second"));

        assertThat(keychain().load(token)).contains(Secret.of("second"));
    }

    @Test
    void whatWasClearedIsGone() throws Exception {
        Keychain keychain = keychain();
        keychain.store(token, Secret.of("soon gone"));
        keychain.clear(token);

        assertThat(keychain().load(token)).isEmpty();
    }

    @Test
    void clearingWhatIsNotThereIsNoFailure() throws Exception {
        Keychain keychain = keychain();
        keychain.clear(token);
        keychain.clear(token);

        assertThat(keychain.load(token)).isEmpty();
    }

    @Test
    void everyPartOfTheNameTellsItemsApart() throws Exception {
        List<KeychainItem> items = List.of(
                token,
                new KeychainItem(KeychainItem.EMBEDDED, profile, Kind.PASSWORD),
                new KeychainItem("https://home.example:8420", profile, Kind.REFRESH_TOKEN),
                new KeychainItem(KeychainItem.EMBEDDED, UUID.randomUUID().toString(), Kind.REFRESH_TOKEN),
                new KeychainItem("case", "x" + profile, Kind.PASSWORD),
                new KeychainItem("case", "X" + profile, Kind.PASSWORD),
                new KeychainItem("a/b", "c" + profile, Kind.PASSWORD),
                new KeychainItem("a", "b/c" + profile, Kind.PASSWORD));
        Keychain keychain = keychain();
        for (int number = 0; number < items.size(); number++) {
            keychain.store(items.get(number), Secret.of("value " + number));
        }
        keychain.clear(items.get(1));

        for (int number = 0; number < items.size(); number++) {
            if (number != 1) {
                assertThat(keychain().load(items.get(number))).contains(Secret.of("value " + number));
            }
        }
        assertThat(keychain().load(items.get(1))).isEmpty();
    }

    @Test
    void everyByteComesBack() throws Exception {
        byte[] all = new byte[256];
        for (int value = 0; value < all.length; value++) {
            all[value] = (byte) value;
        }
        KeychainItem odd = new KeychainItem("https://zuhause.example/ä ☃ \"'%", "Zoë " + profile, Kind.PASSWORD);
        keychain().store(odd, Secret.of(all));

        assertThat(keychain().load(odd)).contains(Secret.of(all));
    }

    @Test
    void theLongestValueFitsAndALongerOneIsRefused() throws Exception {
        Secret longest = Secret.of(SecretBox.random(Keychain.LONGEST_VALUE));
        keychain().store(token, longest);

        assertThatThrownBy(() -> keychain().store(token, Secret.of(new byte[Keychain.LONGEST_VALUE + 1])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> keychain().store(token, Secret.of(""))).isInstanceOf(IllegalArgumentException.class);
        assertThat(keychain().load(token)).contains(longest);
    }

    @Test
    void callersMayCloseWhatTheyGaveAndGot() throws Exception {
        Keychain keychain = keychain();
        Secret given = Secret.of("given");
        keychain.store(token, given);
        given.close();
        keychain.load(token).orElseThrow().close();

        assertThat(keychain.load(token)).contains(Secret.of("given"));
    }

    @Test
    void severalThreadsMayUseItAtOnce() throws Exception {
        Keychain keychain = keychain();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> outcomes = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                outcomes.add(threads.submit(comesBack(keychain, "value " + number)));
            }
            for (Future<Boolean> outcome : outcomes) {
                assertThat(outcome.get()).isTrue();
            }
        }
    }

    private static Callable<Boolean> comesBack(Keychain keychain, String value) {
        return () -> {
            KeychainItem own =
                    new KeychainItem(KeychainItem.EMBEDDED, UUID.randomUUID().toString(), Kind.PASSWORD);
            keychain.store(own, Secret.of(value));
            return keychain.load(own).equals(Optional.of(Secret.of(value)));
        };
    }

    @Test
    void noCallRunsOnTheUiThread() throws Exception {
        Keychain keychain = keychain();
        Thread here = Thread.currentThread();
        BlockingCalls.forbidOn(() -> Thread.currentThread().equals(here));
        try {
            assertThatThrownBy(() -> keychain.store(token, Secret.of("value")))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> keychain.load(token)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> keychain.clear(token)).isInstanceOf(IllegalStateException.class);
        } finally {
            BlockingCalls.forbidOn(() -> false);
        }
    }
}
