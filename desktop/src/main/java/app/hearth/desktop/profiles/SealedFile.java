package app.hearth.desktop.profiles;

import app.hearth.common.secret.Context;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.common.wire.BlockingCalls;
import app.hearth.desktop.fx.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one person has typed and not sent, on this desktop: a file that opens only under a key which is kept where the
/// person's sign-in is. Read and replaced as a whole: after a crash the old or the new one is there. Blocking;
/// thread-safe within the program. Throws a [app.hearth.desktop.DesktopException] when the key cannot be reached.
public final class SealedFile {
    private static final Logger log = LoggerFactory.getLogger(SealedFile.class);

    private final Path path;
    private final String account;
    private final ProfileSecrets secrets;
    private final Context context;
    private boolean deleted;

    SealedFile(Path path, String account, ProfileSecrets secrets) {
        this.path = path;
        this.account = account;
        this.secrets = secrets;
        this.context = Context.of("drafts", account);
    }

    /// What is in it, which the caller zeroes; empty when there is none, or none that the key opens.
    public synchronized Optional<byte[]> read() throws IOException {
        BlockingCalls.check();
        Optional<Secret> kept = Files.exists(path) ? secrets.draftsKey(account) : Optional.empty();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try (Secret key = kept.get()) {
            byte[] box = Files.readAllBytes(path);
            Optional<byte[]> plain = with(key, bytes -> SecretBox.open(bytes, box, context));
            if (plain.isEmpty()) {
                log.warn("The drafts do not open under their key; they are put aside");
                Files.move(
                        path,
                        path.resolveSibling(path.getFileName() + ".damaged"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return plain;
        }
    }

    /// Does nothing after [#delete].
    public synchronized void replace(byte[] plain) throws IOException {
        BlockingCalls.check();
        if (deleted) {
            return;
        }
        try (Secret key = secrets.draftsKey(account).orElseGet(this::newKey)) {
            byte[] box = with(key, bytes -> SecretBox.seal(bytes, plain, context));
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path fresh = PrivateFile.write(path.resolveSibling(path.getFileName() + ".new"), box);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Nothing of it stays.
    public synchronized void delete() throws IOException {
        BlockingCalls.check();
        deleted = true;
        Files.deleteIfExists(path);
    }

    private Secret newKey() {
        byte[] random = SecretBox.random(SecretBox.KEY_BYTES);
        byte[] text = Base64.getUrlEncoder().withoutPadding().encode(random);
        try {
            Secret key = Secret.of(text);
            secrets.keepDraftsKey(account, key);
            return key;
        } finally {
            Arrays.fill(random, (byte) 0);
            Arrays.fill(text, (byte) 0);
        }
    }

    /// What is done with the bytes of a key.
    @FunctionalInterface
    private interface Use<T> {
        T of(byte[] key);
    }

    private static <T> T with(Secret key, Use<T> use) {
        byte[] text = key.bytes();
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        try {
            return use.of(bytes);
        } finally {
            Arrays.fill(text, (byte) 0);
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
