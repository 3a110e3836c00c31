package app.hearth.server.attachment;

import app.hearth.common.wire.ErrorCode;
import app.hearth.server.http.HttpFailure;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/// The kinds of images that are taken, each known by how it begins; what its sender says of it counts for
/// nothing.
enum Kind {
    PNG("png", "\u0089PNG\r\n\u001a\n", ""),
    JPEG("jpeg", "\u00ff\u00d8\u00ff", ""),
    GIF("gif", "GIF8", ""),
    WEBP("webp", "RIFF", "WEBP");

    /// How many bytes tell what a file is.
    static final int HEAD = 16;

    private static final int SECOND = 8;

    private final String format;
    private final String first;
    private final String second;

    /// `second` stands behind the first eight bytes.
    Kind(String format, String first, String second) {
        this.format = format;
        this.first = first;
        this.second = second;
    }

    /// How decoders call it.
    String format() {
        return format;
    }

    /// The kind of image that begins like this; empty for what is no such image.
    static Optional<Kind> of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return Stream.of(values())
                .filter(kind -> text.startsWith(kind.first) && text.startsWith(kind.second, SECOND))
                .findFirst();
    }

    /// What is said of everything else.
    static HttpFailure refused() {
        return HttpFailure.of(
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                "This kind of file is not taken. Images (PNG, JPEG, WebP, GIF) and texts in UTF-8 are.");
    }
}
