package app.hearth.desktop.keychain;

import app.hearth.common.secret.PassphraseKey;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.BlockingCalls;
import app.hearth.desktop.keychain.KeychainException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The keychain of a system that has none: one file, opened with a passphrase at each start.
///
/// Thread-safe, also between processes that opened the same file: every change reads, alters and replaces it in
/// one turn. A change stretches the passphrase anew and takes some tenths of a second. Whoever opened it closes
/// it, which forgets the passphrase.
public final class PassphraseVault implements Keychain {
    private static final String FILE = "keychain.vault";
    /// More would let an altered header keep the processor busy for minutes.
    private static final int MOST_ITERATIONS = 10_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final VaultFile file;
    private final Path turns;
    private final int iterations;
    private VaultSeal seal;
    private byte[] lastSeen = {};
    private Map<KeychainItem, Secret> items = Map.of();
    private boolean closed;

    /// `iterations` below [PassphraseKey#LEAST_ITERATIONS] are for tests, which open thousands of vaults.
    PassphraseVault(Path dataDirectory, Secret passphrase, int iterations) {
        if (passphrase.isEmpty()) {
            throw new IllegalArgumentException("A vault needs a passphrase.");
        }
        this.file = new VaultFile(dataDirectory.resolve(FILE));
        this.turns = dataDirectory.resolve(FILE + ".lock");
        this.iterations = iterations;
        this.seal = new VaultSeal(passphrase, iterations);
    }

    /// Whether a vault stands in `dataDirectory`, so that its passphrase is to be asked for instead of a new
    /// one.
    public static boolean exists(Path dataDirectory) {
        BlockingCalls.check();
        return Files.exists(dataDirectory.resolve(FILE));
    }

    /// Opens the vault in `dataDirectory` or makes an empty one there. Blocks for some tenths of a second. The
    /// caller still owns and closes `passphrase`. FAILED when the file cannot be read or written.
    public static VaultOpening open(Path dataDirectory, Secret passphrase) throws KeychainException {
        return open(new PassphraseVault(dataDirectory, passphrase, PassphraseKey.LEAST_ITERATIONS));
    }

    static VaultOpening open(PassphraseVault vault) throws KeychainException {
        BlockingCalls.check();
        vault.lock.lock();
        try (FileTurn _ = FileTurn.take(vault.turns)) {
            Optional<byte[]> bytes = vault.file.read();
            if (bytes.isEmpty()) {
                vault.write(vault.seal, Map.of());
                return new VaultOpening.Opened(vault, true);
            }
            VaultOpening opening = vault.adopt(bytes.get());
            if (!(opening instanceof VaultOpening.Opened)) {
                vault.close();
            }
            return opening;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            vault.lock.unlock();
        }
    }

    @Override
    public void store(KeychainItem item, Secret value) throws KeychainException {
        BlockingCalls.check();
        Values.check(value);
        byte[] own = value.bytes();
        try {
            change(items -> items.put(item, Secret.of(own)));
        } finally {
            Arrays.fill(own, (byte) 0);
        }
    }

    @Override
    public Optional<Secret> load(KeychainItem item) throws KeychainException {
        BlockingCalls.check();
        lock.lock();
        try {
            lookAgain();
            return Optional.ofNullable(items.get(item)).map(PassphraseVault::copy);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void clear(KeychainItem item) throws KeychainException {
        BlockingCalls.check();
        change(items -> items.remove(item));
    }

    /// From now on `next` opens the vault. The caller still owns and closes it; a failure leaves the old
    /// passphrase.
    public void changePassphrase(Secret next) throws KeychainException {
        BlockingCalls.check();
        if (next.isEmpty()) {
            throw new IllegalArgumentException("A vault needs a passphrase.");
        }
        lock.lock();
        try (FileTurn _ = FileTurn.take(turns)) {
            lookAgain();
            VaultSeal newSeal = new VaultSeal(next, iterations);
            write(newSeal, items);
            seal.close();
            seal = newSeal;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    /// Forgets the passphrase and every item it had read. Further calls throw [IllegalStateException].
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            seal.close();
            items.values().forEach(Secret::close);
            items = Map.of();
        } finally {
            lock.unlock();
        }
    }

    /// One alteration of the items.
    private interface Change {
        void to(Map<KeychainItem, Secret> items);
    }

    private void change(Change change) throws KeychainException {
        lock.lock();
        try (FileTurn _ = FileTurn.take(turns)) {
            lookAgain();
            Map<KeychainItem, Secret> next = new HashMap<>(items);
            change.to(next);
            if (!next.equals(items)) {
                write(seal, next);
            }
        } catch (IOException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    /// Takes over what another process has written since.
    private void lookAgain() throws IOException, KeychainException {
        if (closed) {
            throw new IllegalStateException("The vault is closed.");
        }
        byte[] bytes = file.read().orElseGet(() -> new byte[0]);
        if (Arrays.equals(bytes, lastSeen)) {
            return;
        }
        switch (adopt(bytes)) {
            case VaultOpening.Opened _ -> {}
            case VaultOpening.WrongPassphrase _ ->
                throw new KeychainException(Reason.LOCKED, "The vault's passphrase was changed elsewhere.");
            case VaultOpening.Damaged _ -> throw new KeychainException(Reason.FAILED, "The vault's file is damaged.");
        }
    }

    private VaultOpening adopt(byte[] bytes) {
        Optional<VaultFile.Content> content = VaultFile.parse(bytes).filter(this::isStretchedEnough);
        if (content.isEmpty()) {
            return new VaultOpening.Damaged();
        }
        Optional<byte[]> plain = unseal(content.get());
        if (plain.isEmpty()) {
            return new VaultOpening.WrongPassphrase();
        }
        Optional<Map<KeychainItem, Secret>> read = VaultItems.decode(plain.get());
        Arrays.fill(plain.get(), (byte) 0);
        if (read.isEmpty()) {
            return new VaultOpening.Damaged();
        }
        items = read.get();
        lastSeen = bytes;
        return new VaultOpening.Opened(this, false);
    }

    private boolean isStretchedEnough(VaultFile.Content content) {
        return content.iterations() >= iterations && content.iterations() <= MOST_ITERATIONS;
    }

    private Optional<byte[]> unseal(VaultFile.Content content) {
        return seal.open(content.iterations(), content.sealed());
    }

    private void write(VaultSeal with, Map<KeychainItem, Secret> next) throws IOException {
        byte[] plain = VaultItems.encode(next);
        try {
            byte[] bytes = VaultFile.compose(new VaultFile.Content(with.iterations(), with.seal(plain)));
            file.replace(bytes);
            items = next;
            lastSeen = bytes;
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static Secret copy(Secret secret) {
        byte[] bytes = secret.bytes();
        try {
            return Secret.of(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static KeychainException failed(IOException e) {
        return new KeychainException(Reason.FAILED, "The vault's file could not be read or written.", e);
    }
}
