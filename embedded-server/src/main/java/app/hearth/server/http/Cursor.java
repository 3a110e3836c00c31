package app.hearth.server.http;

import app.hearth.common.wire.Uuid7;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// The place behind an item of a list: a number it is ordered by, and its id. Written so that nobody builds on its
/// form.
public record Cursor(long key, UUID id) {
    /// Fails as invalid for a text that was not made here.
    public static Cursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            int dot = plain.indexOf('.');
            if (dot > 0) {
                long key = Long.parseLong(plain.substring(0, dot));
                Optional<UUID> id = Uuid7.parse(plain.substring(dot + 1));
                if (id.isPresent()) {
                    return new Cursor(key, id.get());
                }
            }
        } catch (IllegalArgumentException _) {
            // answered below, as for a text of another form
        }
        throw HttpFailure.invalid("cursor", "This cursor did not come from this list.");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key + "." + id).getBytes(StandardCharsets.US_ASCII));
    }
}
