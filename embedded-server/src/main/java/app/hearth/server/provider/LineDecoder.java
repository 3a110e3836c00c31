package app.hearth.server.provider;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Takes a stream of lines apart, each of them a piece, byte by byte. Only whole lines are decoded, so a character may
/// be split anywhere. Lines end with LF or CRLF; empty ones and a byte order mark are skipped, and the last one needs
/// no end. Confined to one thread.
final class LineDecoder implements PieceDecoder {
    private final int maxLine;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean first = true;

    /// @param maxLine bytes of a line that are accepted
    LineDecoder(int maxLine) {
        this.maxLine = maxLine;
    }

    @Override
    public boolean feed(byte[] bytes, int length, Pieces pieces) throws ProviderException {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                if (!endLine(pieces)) {
                    return false;
                }
            } else if (line.size() == maxLine) {
                throw new TooLargeException();
            } else {
                line.write(bytes[i]);
            }
        }
        return true;
    }

    @Override
    public void end(Pieces pieces) throws ProviderException {
        endLine(pieces);
    }

    /// Every line is one; whether it makes sense is for the receiver to say.
    @Override
    public boolean understood() {
        return true;
    }

    private boolean endLine(Pieces pieces) throws ProviderException {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        String said = (first && text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
        first = false;
        return said.isEmpty() || pieces.piece("", said);
    }
}
