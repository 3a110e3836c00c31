package app.hearth.server.http;

import app.hearth.common.wire.Page;
import app.hearth.common.wire.Uuid7;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The place behind an item of a list: a number it is ordered by, and its id. Written so that nobody builds on its
/// form.
public record Cursor(long key, UUID id) {
    /// The place of an item in a list that is ordered by a time.
    public static Cursor at(Instant time, UUID id) {
        return new Cursor(time.toEpochMilli(), id);
    }

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

    /// The page that a query found which was asked for one item more than `limit`; `place` tells where an item stands.
    public static <T> Page<T> page(List<T> found, int limit, Function<T, Cursor> place) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        return new Page<>(
                found.subList(0, limit), place.apply(found.get(limit - 1)).toString());
    }

    /// A page of a list that is there as a whole: what is behind the item that `cursor` names, or behind the place it
    /// had when it is gone.
    public static <T> Page<T> page(List<T> all, Optional<String> cursor, int limit, Function<T, UUID> id) {
        int from = cursor.map(Cursor::parse)
                .map(after -> indexAfter(all, after, id))
                .orElse(0);
        int to = Math.min(all.size(), from + limit);
        String next = to < all.size() ? new Cursor(to, id.apply(all.get(to - 1))).toString() : null;
        return new Page<>(all.subList(from, to), next);
    }

    private static <T> int indexAfter(List<T> all, Cursor cursor, Function<T, UUID> id) {
        for (int i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(cursor.id())) {
                return i + 1;
            }
        }
        return (int) Math.clamp(cursor.key(), 0L, all.size());
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key + "." + id).getBytes(StandardCharsets.US_ASCII));
    }
}
