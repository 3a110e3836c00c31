package app.hearth.server.provider;

import java.util.Optional;

/// Recognises a piece that differs from the one before in its text alone, as nearly all pieces of an answer do, and
/// takes the text out of it without reading its JSON again. Confined to one thread.
///
/// A piece is remembered as what stands before its text and what stands behind it. If the next begins and ends with
/// the same characters, and what is between them is the inside of a JSON string without escapes, then it is the same
/// JSON but for that one string, and means the same. That needs the place of the text to be beyond doubt: a piece with
/// a backslash is not remembered (so each string stands there as it is), nor one in which the text, with quotation
/// marks around it, stands twice.
final class SameShape {
    private String type = "";
    private String before = "";
    private String behind = "";

    /// The text of a piece of the remembered shape; empty when it is of another, or nothing is remembered.
    Optional<String> textIn(String pieceType, String piece) {
        int end = piece.length() - behind.length();
        if (before.isEmpty()
                || end < before.length()
                || !type.equals(pieceType)
                || !piece.startsWith(before)
                || !piece.endsWith(behind)) {
            return Optional.empty();
        }
        for (int i = before.length(); i < end; i++) {
            char c = piece.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                return Optional.empty();
            }
        }
        return Optional.of(piece.substring(before.length(), end));
    }

    /// Remembers a piece that said this text and nothing else.
    void remember(String pieceType, String piece, String text) {
        forget();
        String quoted = '"' + text + '"';
        int at = piece.indexOf(quoted);
        if (at < 0 || piece.lastIndexOf(quoted) != at || piece.indexOf('\\') >= 0) {
            return;
        }
        type = pieceType;
        before = piece.substring(0, at + 1);
        behind = piece.substring(at + quoted.length() - 1);
    }

    void forget() {
        before = "";
    }
}
