package app.hearth.desktop.keychain;

import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.common.wire.BlockingCalls;
import app.hearth.desktop.keychain.KeychainException.Reason;
import app.hearth.desktop.keychain.KeychainItem.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the keychain of this system. Stateless, thread-safe.
public final class Keychains {
    private static final Logger LOG = LoggerFactory.getLogger(Keychains.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Keychains() {}

    /// Opens this system's keychain and has it keep, give back and forget a throw-away item. Blocks, at most two
    /// seconds; one that has not answered by then is UNAVAILABLE. Never asks the person for anything itself.
    public static KeychainSearch find() {
        BlockingCalls.check();
        return find(() -> of(System.getProperty("os.name", "")), PATIENCE);
    }

    /// Opens a keychain, which is not yet known to answer.
    interface Opening {
        Keychain open() throws KeychainException;
    }

    static KeychainSearch find(Opening opening, Duration patience) {
        FutureTask<Keychain> trial = new FutureTask<>(() -> tried(opening.open()));
        // A daemon of its own: a keychain that never answers holds neither a pool's thread nor the end of the program.
        Thread.ofPlatform().daemon().name("keychain-trial").start(trial);
        try {
            return new KeychainSearch.Found(trial.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            LOG.info("The keychain did not answer in time.");
            return new KeychainSearch.NotUsable(Reason.UNAVAILABLE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new KeychainSearch.NotUsable(Reason.UNAVAILABLE);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KeychainException failure) {
                LOG.info("The keychain is not usable, {}: {}", failure.reason(), failure.getMessage());
                return new KeychainSearch.NotUsable(failure.reason());
            }
            LOG.warn("The keychain's trial broke.", e.getCause());
            return new KeychainSearch.NotUsable(Reason.FAILED);
        }
    }

    static Keychain of(String operatingSystem) throws KeychainException {
        String name = operatingSystem.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new WindowsCredentialKeychain(Advapi32.load());
        }
        if (name.startsWith("mac")) {
            return new MacKeychain(SecurityFramework.load());
        }
        return new LibsecretKeychain();
    }

    private static Keychain tried(Keychain keychain) throws KeychainException {
        KeychainItem item = new KeychainItem("trial", UUID.randomUUID().toString(), Kind.PASSWORD);
        try (Secret sent = Secret.of(SecretBox.random(SecretBox.KEY_BYTES))) {
            keychain.store(item, sent);
            boolean same = keychain.load(item).filter(sent::equals).isPresent();
            keychain.clear(item);
            if (!same || keychain.load(item).isPresent()) {
                throw new KeychainException(Reason.FAILED, "The keychain gave back something else.");
            }
        }
        return keychain;
    }
}
