package app.hearth.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The frames a WebSocket server sends (RFC 6455). Stateless.
final class Frames {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int PIECE = 16 * 1024;
    private static final int MOST_REASON = 123;

    private Frames() {}

    /// A text message in pieces, so that the end of a socket need not wait for a long one.
    static List<ByteBuffer> text(byte[] message) {
        List<ByteBuffer> frames = new ArrayList<>();
        int from = 0;
        do {
            int count = Math.min(PIECE, message.length - from);
            boolean last = from + count == message.length;
            frames.add(frame(from == 0 ? TEXT : CONTINUATION, last, message, from, count));
            from += count;
        } while (from < message.length);
        return frames;
    }

    static ByteBuffer control(int opcode, byte[] payload) {
        return frame(opcode, true, payload, 0, payload.length);
    }

    static ByteBuffer close(int code, String reason) {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        int count = Math.min(words.length, MOST_REASON);
        while (count < words.length && (words[count] & 0xc0) == 0x80) {
            count--;
        }
        byte[] payload = ByteBuffer.allocate(2 + count)
                .putShort((short) code)
                .put(words, 0, count)
                .array();
        return control(CLOSE, payload);
    }

    private static ByteBuffer frame(int opcode, boolean last, byte[] payload, int from, int count) {
        ByteBuffer frame = ByteBuffer.allocate(4 + count);
        frame.put((byte) (last ? 0x80 | opcode : opcode));
        if (count < 126) {
            frame.put((byte) count);
        } else {
            frame.put((byte) 126).putShort((short) count);
        }
        return frame.put(payload, from, count).flip();
    }
}
