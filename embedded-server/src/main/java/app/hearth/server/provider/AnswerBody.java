package app.hearth.server.provider;

import app.hearth.common.wire.ProviderReason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The body of a successful answer as it arrives. What it is shows in its first character, not in its `Content-Type`,
/// which providers and the proxies before them get wrong: an event stream, one JSON object (or one per line), or a web
/// page. Confined to one thread.
final class AnswerBody {
    /// Room for what surrounds the text in one event or JSON object.
    private static final int ENVELOPE = 256 * 1024;

    private static final int MAX_BLANK = 64 * 1024;

    private final AnswerReading reading;
    private final Refusals refusals;
    private final int maxBytes;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private Kind kind = Kind.UNKNOWN;
    private PieceDecoder decoder;

    private enum Kind {
        UNKNOWN,
        PIECES,
        OBJECT
    }

    AnswerBody(AnswerReading reading, Refusals refusals, int maxAnswer) {
        this.reading = reading;
        this.refusals = refusals;
        this.maxBytes = (int) Math.min(Integer.MAX_VALUE - 16L, (long) maxAnswer + ENVELOPE);
        this.decoder = new SseDecoder(maxBytes);
    }

    /// False when the answer is whole and nothing more needs to be read.
    boolean feed(byte[] bytes, int length) throws ProviderException {
        return switch (kind) {
            case PIECES -> pieces(bytes, length);
            case OBJECT -> {
                hold(bytes, length);
                yield true;
            }
            case UNKNOWN -> {
                hold(bytes, length);
                yield begin();
            }
        };
    }

    /// The provider closed the stream; throws when the answer was not whole by then.
    void end() throws ProviderException {
        reading.streamEnded();
        if (kind == Kind.OBJECT) {
            String text = held.toString(StandardCharsets.UTF_8);
            reading.whole(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return;
        }
        decode(() -> {
            decoder.end(reading);
            return false;
        });
        if (!reading.finished()) {
            boolean nonsense = kind == Kind.PIECES && !decoder.understood();
            throw refusals.failure(nonsense ? ProviderReason.NOT_UNDERSTOOD : ProviderReason.CUT_OFF, "");
        }
    }

    private boolean begin() throws ProviderException {
        byte[] bytes = held.toByteArray();
        int first = 0;
        while (first < bytes.length && isBlank(bytes[first])) {
            first++;
        }
        if (first == bytes.length) {
            if (first > MAX_BLANK) {
                throw refusals.failure(ProviderReason.NOT_UNDERSTOOD, "");
            }
            return true;
        }
        if (bytes[first] == '<') {
            throw refusals.failure(ProviderReason.NOT_UNDERSTOOD, "a web page instead of an answer");
        }
        boolean object = bytes[first] == '{';
        kind = object && !reading.inLines() ? Kind.OBJECT : Kind.PIECES;
        if (kind == Kind.OBJECT) {
            return true;
        }
        if (object) {
            decoder = new LineDecoder(maxBytes);
        }
        held.reset();
        return pieces(bytes, bytes.length);
    }

    /// White space, or a byte of the byte order mark.
    private static boolean isBlank(byte b) {
        return b == ' '
                || b == '\n'
                || b == '\r'
                || b == '\t'
                || b == (byte) 0xef
                || b == (byte) 0xbb
                || b == (byte) 0xbf;
    }

    private boolean pieces(byte[] bytes, int length) throws ProviderException {
        return decode(() -> decoder.feed(bytes, length, reading));
    }

    private boolean decode(Decoding decoding) throws ProviderException {
        try {
            return decoding.run();
        } catch (PieceDecoder.TooLargeException _) {
            throw refusals.failure(ProviderReason.TOO_LONG, "");
        }
    }

    private void hold(byte[] bytes, int length) throws ProviderException {
        if (held.size() > maxBytes - length) {
            throw refusals.failure(ProviderReason.TOO_LONG, "");
        }
        held.write(bytes, 0, length);
    }

    private interface Decoding {
        boolean run() throws ProviderException;
    }
}
