package app.hearth.server.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Writes a zip archive whose comment ends with the SHA-256, in hex, of everything before it: so that no byte of
/// the file can change unnoticed, and any program that opens zip files still opens it. For one thread.
///
/// The archive is written with [#COMMENT], which reserves the room; the last bytes are held back and replaced.
final class SealedOutput extends FilterOutputStream {
    static final int SEAL = 64;
    static final String COMMENT = "Hearth backup, sha256:" + "0".repeat(SEAL);

    private final MessageDigest digest = sha256();
    private final byte[] held = new byte[SEAL];
    private int holding;

    SealedOutput(OutputStream out) {
        super(out);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int passing = Math.max(0, holding + length - SEAL);
        int fromHeld = Math.min(passing, holding);
        pass(held, 0, fromHeld);
        System.arraycopy(held, fromHeld, held, 0, holding - fromHeld);
        holding -= fromHeld;
        int direct = passing - fromHeld;
        pass(bytes, offset, direct);
        System.arraycopy(bytes, offset + direct, held, holding, length - direct);
        holding += length - direct;
    }

    private void pass(byte[] bytes, int offset, int length) throws IOException {
        digest.update(bytes, offset, length);
        out.write(bytes, offset, length);
    }

    /// Writes the seal in the place of what is held back, and closes what is below.
    @Override
    public void close() throws IOException {
        out.write(HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII));
        out.close();
    }
}
