package app.hearth.desktop.keychain;

import app.hearth.common.secret.KeyDerivation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The vault's file: what it says and how it is replaced.
///
///     "HEARTHKV" | version (1) | iterations (4) | sealed items | SHA-256 of all before (32)
///
/// The sum tells a damaged file from a wrong passphrase; against intent it proves nothing, that is the seal's
/// work.
final class VaultFile {
    static final int HEADER_BYTES = 13;
    static final int SUM_BYTES = 32;

    private static final byte[] MAGIC = "HEARTHKV".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final long LONGEST = 16L << 20;

    private final Path path;

    VaultFile(Path path) {
        this.path = path;
    }

    /// What stands in the file, and how often the passphrase was stretched for it.
    static final class Content {
        private final int iterations;
        private final byte[] sealed;

        Content(int iterations, byte[] sealed) {
            this.iterations = iterations;
            this.sealed = sealed;
        }

        int iterations() {
            return iterations;
        }

        byte[] sealed() {
            return sealed;
        }
    }

    /// The bytes of the file; empty when there is none.
    Optional<byte[]> read() throws IOException {
        try {
            if (Files.size(path) > LONGEST) {
                return Optional.of(new byte[0]);
            }
            return Optional.of(Files.readAllBytes(path));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// Empty when the bytes are not a whole file of this version.
    static Optional<Content> parse(byte[] bytes) {
        if (bytes.length <= HEADER_BYTES + SUM_BYTES) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(bytes, bytes.length - SUM_BYTES);
        byte[] sum = Arrays.copyOfRange(bytes, body.length, bytes.length);
        ByteBuffer header = ByteBuffer.wrap(body);
        byte[] magic = new byte[MAGIC.length];
        header.get(magic);
        if (!MessageDigest.isEqual(sum, KeyDerivation.sha256(body))
                || !Arrays.equals(magic, MAGIC)
                || header.get() != VERSION) {
            return Optional.empty();
        }
        int iterations = header.getInt();
        return Optional.of(new Content(iterations, Arrays.copyOfRange(body, HEADER_BYTES, body.length)));
    }

    static byte[] compose(Content content) {
        byte[] body = ByteBuffer.allocate(HEADER_BYTES + content.sealed().length)
                .put(MAGIC)
                .put(VERSION)
                .putInt(content.iterations())
                .put(content.sealed())
                .array();
        return ByteBuffer.allocate(body.length + SUM_BYTES)
                .put(body)
                .put(KeyDerivation.sha256(body))
                .array();
    }

    /// Puts `bytes` in place of the file: after a crash at any moment the old or the new one is there, whole.
    void replace(byte[] bytes) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(next);
        try {
            try (FileChannel channel = FileChannel.open(
                    next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyForTheOwner())) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
        if (isPosix()) {
            // The new name itself must last; only Windows cannot open a folder, and needs not.
            try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private FileAttribute<?>[] onlyForTheOwner() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
