package app.hearth.desktop.keychain;

import app.hearth.common.secret.Context;
import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.PassphraseKey;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jasypt.encryption.pbe.StandardPBEByteEncryptor;
import org.jasypt.exceptions.EncryptionOperationNotPossibleException;
import org.jasypt.iv.RandomIvGenerator;
import org.jasypt.salt.RandomSaltGenerator;

/// Seals bytes under a passphrase in two envelopes. Thread-safe; zeroes its key when closed.
///
/// The outer one is jasypt's `PBEWithHMACSHA512AndAES_256` (PBKDF2, random salt and IV, CBC). CBC has no
/// integrity: many changed bits decrypt to other bytes without complaint. So inside stands an AES-GCM box under
/// a key of its own, which is derived from the passphrase with its own salt and therefore unknown to whoever
/// only opened the outer envelope:
///
///     jasypt(passphrase, salt, IV){ inner salt (16) | GCM box under PBKDF2(passphrase, inner salt) }
///
/// Format and iterations are the box's context, so a header that says something else does not open it.
final class VaultSeal implements AutoCloseable {
    private static final String ALGORITHM = "PBEWithHMACSHA512AndAES_256";
    private static final String PURPOSE = "hearth keychain vault, inner key, 1";
    private static final int SALT_BYTES = 16;

    private final Secret passphrase;
    private final int iterations;
    private final StandardPBEByteEncryptor outer;
    private final Context context;

    VaultSeal(Secret passphrase, int iterations) {
        byte[] own = passphrase.bytes();
        this.passphrase = Secret.of(own);
        this.iterations = iterations;
        this.context = Context.of("app.hearth.desktop.keychain.vault", "1", Integer.toString(iterations));
        this.outer = outer(own, iterations);
        Arrays.fill(own, (byte) 0);
    }

    /// jasypt takes characters, and the JDK's cipher behind it only ASCII ones: hence Base64 of the passphrase.
    private static StandardPBEByteEncryptor outer(byte[] passphrase, int iterations) {
        byte[] ascii = Base64.getEncoder().encode(passphrase);
        char[] password = new char[ascii.length];
        for (int index = 0; index < ascii.length; index++) {
            password[index] = (char) ascii[index];
        }
        StandardPBEByteEncryptor encryptor = new StandardPBEByteEncryptor();
        encryptor.setAlgorithm(ALGORITHM);
        encryptor.setKeyObtentionIterations(iterations);
        encryptor.setSaltGenerator(new RandomSaltGenerator());
        encryptor.setIvGenerator(new RandomIvGenerator());
        encryptor.setPasswordCharArray(password);
        encryptor.initialize();
        Arrays.fill(ascii, (byte) 0);
        Arrays.fill(password, '\0');
        return encryptor;
    }

    int iterations() {
        return iterations;
    }

    /// The caller zeroes `plain`.
    byte[] seal(byte[] plain) {
        byte[] salt = SecretBox.random(SALT_BYTES);
        byte[] key = innerKey(salt);
        try {
            byte[] box = SecretBox.seal(key, plain, context);
            return outer.encrypt(ByteBuffer.allocate(SALT_BYTES + box.length)
                    .put(salt)
                    .put(box)
                    .array());
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// Opens what was sealed with this passphrase and `others` iterations: a later program may stretch more.
    Optional<byte[]> open(int others, byte[] sealed) {
        if (others == iterations) {
            return open(sealed);
        }
        try (VaultSeal same = new VaultSeal(passphrase, others)) {
            return same.open(sealed);
        }
    }

    /// The plain bytes, which the caller zeroes; empty when the passphrase or a bit is another.
    Optional<byte[]> open(byte[] sealed) {
        byte[] inner;
        try {
            inner = outer.decrypt(sealed);
        } catch (EncryptionOperationNotPossibleException _) {
            return Optional.empty();
        }
        if (inner == null || inner.length < SALT_BYTES) {
            return Optional.empty();
        }
        byte[] key = innerKey(Arrays.copyOf(inner, SALT_BYTES));
        try {
            return SecretBox.open(key, Arrays.copyOfRange(inner, SALT_BYTES, inner.length), context);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] innerKey(byte[] salt) {
        byte[] stretched = PassphraseKey.derive(passphrase, salt, iterations);
        try {
            return KeyDerivation.hkdf(stretched, salt, PURPOSE, SecretBox.KEY_BYTES);
        } finally {
            Arrays.fill(stretched, (byte) 0);
        }
    }

    @Override
    public void close() {
        passphrase.close();
    }
}
