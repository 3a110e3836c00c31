package app.hearth.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// Takes the frames of a WebSocket client apart (RFC 6455), strictly: whatever the standard forbids, and whatever is
/// larger or more often than anybody needs, is a [ProtocolFault], found at the frame's head where that is possible.
/// For one thread.
final class FrameReader {
    static final int MOST_BYTES = 64 * 1024;
    static final int MOST_FRAMES_A_SECOND = 64;

    private static final int MOST_IN_CONTROL = 125;
    private static final int LONGEST_HEAD = 14;
    private static final byte[] NOTHING = {};

    private final Sink sink;
    private final ByteBuffer head = ByteBuffer.allocate(LONGEST_HEAD);
    private final byte[] mask = new byte[4];
    private int opcode;
    private boolean last;
    /// The payload of the frame being read, as far as it is here; of no meaning while its head is being read.
    private byte[] payload = NOTHING;
    private int filled;
    private boolean inPayload;
    private byte[] message = NOTHING;
    private boolean inMessage;
    private long second;
    private int frames;

    FrameReader(Sink sink) {
        this.sink = sink;
    }

    /// Who is told of what was read.
    interface Sink {
        void text(byte[] message) throws ProtocolFault;

        void ping(byte[] payload) throws ProtocolFault;

        void pong();

        /// The peer ends the socket; `code` is what to answer.
        void end(int code);
    }

    /// Reads all of `bytes`; `nanos` is the time of [System#nanoTime].
    void read(ByteBuffer bytes, long nanos) throws ProtocolFault {
        while (bytes.hasRemaining() || (inPayload && filled == payload.length)) {
            if (inPayload) {
                readPayload(bytes);
            } else {
                readHead(bytes, nanos);
            }
        }
    }

    private void readHead(ByteBuffer bytes, long nanos) throws ProtocolFault {
        head.put(bytes.get());
        int have = head.position();
        if (have == 1) {
            checkFirst(head.get(0) & 0xff, nanos);
        } else if (have == 2) {
            checkSecond(head.get(1) & 0xff);
        }
        if (have >= 2 && have == headLength()) {
            begin(length());
        }
    }

    private void checkFirst(int first, long nanos) throws ProtocolFault {
        count(nanos);
        if ((first & 0x70) != 0) {
            throw new ProtocolFault(1002, "Reserved bits are set.");
        }
        opcode = first & 0x0f;
        last = (first & 0x80) != 0;
        switch (opcode) {
            case Frames.CONTINUATION -> require(inMessage, "There is nothing to continue.");
            case Frames.TEXT -> require(!inMessage, "The message before has not ended.");
            case Frames.BINARY -> throw new ProtocolFault(1003, "Only text is understood here.");
            case Frames.CLOSE, Frames.PING, Frames.PONG -> require(last, "A control frame cannot be in pieces.");
            default -> throw new ProtocolFault(1002, "This opcode is reserved.");
        }
    }

    private void count(long nanos) throws ProtocolFault {
        if (frames == 0 || nanos - second >= TimeUnit.SECONDS.toNanos(1)) {
            second = nanos;
            frames = 0;
        }
        if (++frames > MOST_FRAMES_A_SECOND) {
            throw new ProtocolFault(1008, "Too many frames.");
        }
    }

    private void checkSecond(int second) throws ProtocolFault {
        require((second & 0x80) != 0, "A client masks its frames.");
        int length = second & 0x7f;
        require(!isControl() || length <= MOST_IN_CONTROL, "A control frame is that short.");
    }

    private boolean isControl() {
        return (opcode & 0x08) != 0;
    }

    private int headLength() {
        return switch (head.get(1) & 0x7f) {
            case 126 -> 8;
            case 127 -> 14;
            default -> 6;
        };
    }

    private long length() throws ProtocolFault {
        int told = head.get(1) & 0x7f;
        long length = told;
        if (told == 126) {
            length = head.getShort(2) & 0xffff;
            require(length > MOST_IN_CONTROL, "The length is written too long.");
        } else if (told == 127) {
            length = head.getLong(2);
            require(length >= 0 && length > 0xffff, "The length is written too long.");
        }
        return length;
    }

    private void begin(long length) throws ProtocolFault {
        int before = inMessage && !isControl() ? message.length : 0;
        if (length > MOST_BYTES - before) {
            throw new ProtocolFault(1009, "A message may have at most " + MOST_BYTES + " bytes.");
        }
        head.get(head.position() - 4, mask);
        head.clear();
        payload = length == 0 ? NOTHING : new byte[(int) length];
        filled = 0;
        inPayload = true;
    }

    private void readPayload(ByteBuffer bytes) throws ProtocolFault {
        int count = Math.min(bytes.remaining(), payload.length - filled);
        bytes.get(payload, filled, count);
        for (int i = filled; i < filled + count; i++) {
            payload[i] ^= mask[i & 3];
        }
        filled += count;
        if (filled == payload.length) {
            inPayload = false;
            byte[] whole = payload;
            payload = NOTHING;
            filled = 0;
            finish(whole);
        }
    }

    private void finish(byte[] whole) throws ProtocolFault {
        switch (opcode) {
            case Frames.PING -> sink.ping(whole);
            case Frames.PONG -> sink.pong();
            case Frames.CLOSE -> sink.end(answerTo(whole));
            default -> data(whole);
        }
    }

    private void data(byte[] piece) throws ProtocolFault {
        byte[] joined = piece;
        if (inMessage) {
            joined = Arrays.copyOf(message, message.length + piece.length);
            System.arraycopy(piece, 0, joined, message.length, piece.length);
        }
        inMessage = !last;
        message = last ? NOTHING : joined;
        if (last) {
            checkText(joined, 0, joined.length);
            sink.text(joined);
        }
    }

    /// The code that a close frame says, which is also what it is answered with.
    private static int answerTo(byte[] close) throws ProtocolFault {
        if (close.length == 0) {
            return 1000;
        }
        require(close.length > 1, "A close frame says a whole code.");
        int code = ByteBuffer.wrap(close).getShort() & 0xffff;
        boolean known = (code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006)
                || (code >= 3000 && code <= 4999);
        require(known, "A close frame cannot say this code.");
        checkText(close, 2, close.length - 2);
        return code;
    }

    private static void checkText(byte[] bytes, int from, int count) throws ProtocolFault {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, count));
        } catch (CharacterCodingException _) {
            throw new ProtocolFault(1007, "This is not UTF-8.");
        }
    }

    private static void require(boolean holds, String otherwise) throws ProtocolFault {
        if (!holds) {
            throw new ProtocolFault(1002, otherwise);
        }
    }
}
