package app.hearth.common.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// A password, key or token held as bytes. Printing it prints `[REDACTED]`; comparing takes the same time
/// wherever the difference is. Immutable until closed; whoever made it closes it, which zeroes the bytes.
public final class Secret implements AutoCloseable {
    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Copies `bytes`; the caller zeroes its own.
    public static Secret of(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /// The UTF-8 bytes of `text`.
    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The UTF-8 bytes of `characters`; the caller zeroes its own.
    public static Secret of(char[] characters) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes).clear();
        encoded.put(new byte[encoded.capacity()]);
        return new Secret(bytes);
    }

    /// A copy of the bytes, which the caller zeroes after use.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The text, for the moment it goes over a connection that takes only strings.
    public String reveal() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The same for another, who closes it.
    public Secret copy() {
        return of(bytes);
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /// The number of bytes.
    public int length() {
        return bytes.length;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
