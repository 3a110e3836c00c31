package app.hearth.server.attachment;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.http.HttpFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads text files strictly: UTF-8, or UTF-16 that begins with a byte order mark. Stateless.
final class Texts {
    /// About a quarter of a million tokens.
    static final int MOST_BYTES = 1024 * 1024;

    private static final int BEGINNING = 4096;
    private static final char MARK = '\uFEFF';

    private Texts() {}

    /// The text in UTF-8 without a byte order mark. Fails with a problem when it is none, or too long.
    static Content read(Path file) throws IOException {
        if (Files.size(file) > 2L * MOST_BYTES) {
            // beyond that it is too long in any encoding, so that only its beginning need be looked at
            throw isText(beginning(file)) ? tooLong() : Kind.refused();
        }
        ByteBuffer stored = StandardCharsets.UTF_8.encode(decoded(Files.readAllBytes(file)));
        if (stored.remaining() > MOST_BYTES) {
            throw tooLong();
        }
        byte[] bytes = new byte[stored.remaining()];
        stored.get(bytes);
        return new Content(Attachment.TEXT, bytes, Optional.empty());
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BEGINNING);
        }
    }

    /// Also when it is cut in the middle of a character.
    private static boolean isText(byte[] beginning) {
        CharBuffer text = CharBuffer.allocate(BEGINNING);
        boolean broken = decoder(beginning)
                .decode(ByteBuffer.wrap(beginning), text, false)
                .isError();
        return !broken && text.flip().chars().noneMatch(c -> c == 0);
    }

    private static CharBuffer decoded(byte[] bytes) {
        try {
            CharBuffer text = decoder(bytes).decode(ByteBuffer.wrap(bytes));
            if (text.hasRemaining() && text.get(0) == MARK) {
                text.get();
            }
            if (text.chars().anyMatch(c -> c == 0)) {
                throw Kind.refused();
            }
            return text;
        } catch (CharacterCodingException _) {
            throw Kind.refused();
        }
    }

    private static CharsetDecoder decoder(byte[] bytes) {
        return charset(bytes)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static Charset charset(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        return switch (first) {
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    private static HttpFailure tooLong() {
        return HttpFailure.of(
                ErrorCode.TOO_LARGE, "A text may have at most " + MOST_BYTES / 1024 / 1024 + " MiB in UTF-8.");
    }
}
