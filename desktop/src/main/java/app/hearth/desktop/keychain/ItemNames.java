package app.hearth.desktop.keychain;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One text for an item, for keychains that name what they keep by one text.
final class ItemNames {
    private ItemNames() {}

    /// `kind/server/profile`; other texts for other items, also where case does not count, as on Windows.
    static String of(KeychainItem item) {
        return item.kind().word() + "/" + escape(item.server()) + "/" + escape(item.profile());
    }

    private static String escape(String part) {
        StringBuilder escaped = new StringBuilder();
        for (byte value : part.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (value & 0xff);
            if ("abcdefghijklmnopqrstuvwxyz0123456789.-:".indexOf(character) >= 0) {
                escaped.append(character);
            } else {
                escaped.append(String.format(Locale.ROOT, "%%%02x", (int) character));
            }
        }
        return escaped.toString();
    }
}
