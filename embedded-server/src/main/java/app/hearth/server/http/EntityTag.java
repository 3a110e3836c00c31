package app.hearth.server.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Entity tags: `"<version>-<hash>"`, or `"<hash>"` for what carries no version.
final class EntityTag {
    private static final int HASH_BYTES = 12;

    private EntityTag() {}

    static String of(@Nullable String version, byte[] body) {
        try {
            byte[] hash = Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(body), HASH_BYTES);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            return version == null ? '"' + text + '"' : '"' + version + '-' + text + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /// Whether `If-None-Match` names this tag; weak and strong forms are equal here (RFC 9110, 13.1.2).
    static boolean matches(String ifNoneMatch, String tag) {
        String list = ifNoneMatch.strip();
        if (list.equals("*")) {
            return true;
        }
        for (int from = list.indexOf(tag); from >= 0; from = list.indexOf(tag, from + 1)) {
            if (standsAlone(list, from, from + tag.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean standsAlone(String list, int from, int to) {
        boolean weak = list.startsWith("W/", from - 2);
        String before = list.substring(0, weak ? from - 2 : from).stripTrailing();
        String after = list.substring(to).stripLeading();
        return (before.isEmpty() || before.endsWith(",")) && (after.isEmpty() || after.startsWith(","));
    }
}
