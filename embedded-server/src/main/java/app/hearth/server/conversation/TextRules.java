package app.hearth.server.conversation;

import app.hearth.common.wire.InvalidFieldException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The limits of titles and tags, and how they are compared.
final class TextRules {
    static final int MAX_TITLE = 500;
    static final int MAX_TAG = 64;
    static final int MAX_TAGS = 50;
    private static final int MAX_KEY = 4096;
    private static final int MAX_TAG_KEY = 512;

    private TextRules() {}

    static String title(String given) {
        String title = given.strip();
        if (title.codePointCount(0, title.length()) > MAX_TITLE) {
            throw new InvalidFieldException("title", "A title has at most 500 characters.");
        }
        return title;
    }

    static String tag(String field, String given) {
        String name = Normalizer.normalize(given, Normalizer.Form.NFC).strip();
        int length = name.codePointCount(0, name.length());
        boolean fits = length >= 1 && length <= MAX_TAG && key(name).length() <= MAX_TAG_KEY;
        if (!fits || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidFieldException(field, "A tag has between 1 and 64 characters.");
        }
        return name;
    }

    /// Each name once, without regard to case, in the order given.
    static List<String> tags(List<String> given) {
        if (given.size() > MAX_TAGS) {
            throw new InvalidFieldException("tags", "A conversation has at most 50 tags.");
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : given) {
            if (name == null) {
                throw new InvalidFieldException("tags", "A tag has a name.");
            }
            String checked = tag("tags", name);
            names.putIfAbsent(key(checked), checked);
        }
        return List.copyOf(names.values());
    }

    /// What two texts share when they count as the same, or when one is looked for in the other.
    static String key(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /// The key of a title, by which it is searched: as much of it as is stored, since one character may become
    /// eighteen.
    static String titleKey(String title) {
        String key = key(title);
        if (key.length() <= MAX_KEY) {
            return key;
        }
        return key.substring(0, Character.isHighSurrogate(key.charAt(MAX_KEY - 1)) ? MAX_KEY - 1 : MAX_KEY);
    }

    /// A `LIKE` pattern for texts that contain `part`, with `!` as the escape character.
    static String contains(String part) {
        String escaped = key(part).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return "%" + escaped + "%";
    }
}
