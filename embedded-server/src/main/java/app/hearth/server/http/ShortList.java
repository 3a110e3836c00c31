package app.hearth.server.http;

import app.hearth.common.wire.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pages of a list that is short enough to be read whole each time. A cursor names the last item of the page before it
/// and the place that item had, where the list goes on when the item is gone.
public final class ShortList {
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,9})\\.(.*)", Pattern.DOTALL);

    private ShortList() {}

    /// The page of `all` that the request's `limit` and `cursor` ask for; `key` names an item within the list.
    public static <T> Page<T> page(Request request, List<T> all, Function<T, String> key) {
        int limit = request.limit();
        int from = request.query("cursor").map(text -> after(text, all, key)).orElse(0);
        int to = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(from, to), to < all.size() ? cursor(to, key.apply(all.get(to - 1))) : null);
    }

    private static <T> int after(String text, List<T> all, Function<T, String> key) {
        Matcher cursor = CURSOR.matcher(decoded(text));
        if (!cursor.matches()) {
            throw HttpFailure.invalid("cursor", "This cursor did not come from this list.");
        }
        for (int i = 0; i < all.size(); i++) {
            if (key.apply(all.get(i)).equals(cursor.group(2))) {
                return i + 1;
            }
        }
        return Math.min(Integer.parseInt(cursor.group(1)), all.size());
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static String cursor(int place, String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((place + "." + key).getBytes(StandardCharsets.UTF_8));
    }
}
