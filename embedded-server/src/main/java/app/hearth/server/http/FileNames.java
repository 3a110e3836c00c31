package app.hearth.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// Names of files, as they come in and as they go out. What comes in is somebody else's text.
final class FileNames {
    private static final int LONGEST = 200;
    private static final String NAMELESS = "file";

    private FileNames() {}

    /// The last part of a path, without what nobody sees (control characters, marks that turn the direction of
    /// writing); never empty, and at most 200 characters, of which the last are kept for the sake of its ending.
    static String clean(String given) {
        String visible = Normalizer.normalize(given, Normalizer.Form.NFC)
                .codePoints()
                .filter(FileNames::isVisible)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String last = visible.substring(Math.max(visible.lastIndexOf('/'), visible.lastIndexOf('\\')) + 1)
                .strip();
        int length = last.codePointCount(0, last.length());
        if (length > LONGEST) {
            last = last.substring(last.offsetByCodePoints(0, length - LONGEST)).strip();
        }
        return last.chars().allMatch(c -> c == '.') ? NAMELESS : last;
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /// The header that has a browser keep the bytes as a file instead of showing them (RFC 6266).
    static String disposition(String name) {
        String plain = name.replaceAll("[^ -~]", "_")
                .replace('"', '_')
                .replace('\\', '_')
                .replace('%', '_');
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
