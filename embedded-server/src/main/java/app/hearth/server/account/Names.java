package app.hearth.server.account;

import app.hearth.common.wire.InvalidFieldException;
import java.text.Normalizer;
import java.util.Locale;

/// The rules for names and addresses a profile signs in with.
final class Names {
    private static final int MIN = 3;
    private static final int MAX = 64;
    private static final int MAX_EMAIL = 254;
    private static final int MAX_EMAIL_KEY = 512;

    private Names() {}

    /// The name as it is shown: NFKC, 3 to 64 characters, no control characters, no spaces at its ends, and no `@`, so
    /// that what is typed at a sign-in is either a name or an address.
    static String username(String given) {
        String name = Normalizer.normalize(given, Normalizer.Form.NFKC).strip();
        int length = name.codePointCount(0, name.length());
        if (length < MIN || length > MAX) {
            throw new InvalidFieldException("username", "A name has between 3 and 64 characters.");
        }
        if (name.indexOf('@') >= 0) {
            throw new InvalidFieldException("username", "A name has no @, so that nobody takes it for an address.");
        }
        refuseControls("username", name);
        return name;
    }

    static String displayName(String given) {
        String name = Normalizer.normalize(given, Normalizer.Form.NFC).strip();
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > MAX) {
            throw new InvalidFieldException("display_name", "A display name has between 1 and 64 characters.");
        }
        refuseControls("display_name", name);
        return name;
    }

    static String email(String given) {
        String email = given.strip();
        int at = email.lastIndexOf('@');
        boolean shaped = at > 0 && at < email.length() - 1 && email.indexOf('.', at) > at + 1 && !email.endsWith(".");
        boolean fits = email.length() <= MAX_EMAIL && key(email).length() <= MAX_EMAIL_KEY;
        if (!shaped || !fits || email.chars().anyMatch(Character::isWhitespace)) {
            throw new InvalidFieldException("email", "This is not an e-mail address.");
        }
        refuseControls("email", email);
        return email;
    }

    /// What two names share when they count as the same.
    static String key(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .strip()
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    /// A name made from the part of an address before the `@`; `attempt` above 0 makes it another one.
    static String fromEmail(String email, int attempt) {
        String local = Normalizer.normalize(email.substring(0, email.lastIndexOf('@')), Normalizer.Form.NFKC)
                .replace('@', '_');
        String suffix = attempt == 0 ? "" : Integer.toString(attempt + 1);
        int room = MAX - suffix.length();
        String cut = local.codePointCount(0, local.length()) > room
                ? local.substring(0, local.offsetByCodePoints(0, room))
                : local;
        String name = cut + suffix;
        return name.length() >= MIN ? name : name + "_".repeat(MIN - name.length());
    }

    private static void refuseControls(String field, String text) {
        boolean odd = text.codePoints()
                .anyMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
        if (odd) {
            throw new InvalidFieldException(field, "Invisible and control characters cannot be part of it.");
        }
    }
}
