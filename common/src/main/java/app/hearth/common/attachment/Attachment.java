package app.hearth.common.attachment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// A stored file as models are sent it, which for an image is not what was uploaded: it has been made smaller and
/// holds nothing but its pixels.
///
/// @param name what its sender called it
/// @param mediaType `image/png`, `image/jpeg` or `text/plain`
/// @param size its bytes
/// @param width pixels of an image; null for a text
/// @param height pixels of an image; null for a text
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attachment(
        AttachmentId id,
        String name,
        String mediaType,
        long size,
        @Nullable Integer width,
        @Nullable Integer height) {
    /// The media type of every text, which is stored in UTF-8.
    public static final String TEXT = "text/plain";

    /// Whether it is an image; otherwise it is a text.
    public boolean image() {
        return width != null;
    }
}
