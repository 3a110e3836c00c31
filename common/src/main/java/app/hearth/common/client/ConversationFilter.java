package app.hearth.common.client;

import org.jspecify.annotations.Nullable;

/// Which conversations to list; null is no wish. Trashed ones are listed only when asked for.
public record ConversationFilter(
        @Nullable String title,
        @Nullable String tag,
        @Nullable Boolean pinned,
        @Nullable Boolean archived,
        @Nullable Boolean trashed,
        @Nullable Integer limit,
        @Nullable String cursor) {
    public static ConversationFilter all() {
        return new ConversationFilter(null, null, null, null, null, null, null);
    }

    public ConversationFilter withTitle(String part) {
        return new ConversationFilter(part, tag, pinned, archived, trashed, limit, cursor);
    }

    public ConversationFilter withTag(String name) {
        return new ConversationFilter(title, name, pinned, archived, trashed, limit, cursor);
    }

    public ConversationFilter withPinned(boolean wanted) {
        return new ConversationFilter(title, tag, wanted, archived, trashed, limit, cursor);
    }

    public ConversationFilter withArchived(boolean wanted) {
        return new ConversationFilter(title, tag, pinned, wanted, trashed, limit, cursor);
    }

    public ConversationFilter withTrashed(boolean wanted) {
        return new ConversationFilter(title, tag, pinned, archived, wanted, limit, cursor);
    }

    public ConversationFilter withLimit(int wanted) {
        return new ConversationFilter(title, tag, pinned, archived, trashed, wanted, cursor);
    }

    /// The page after the one that gave this cursor.
    public ConversationFilter after(@Nullable String nextCursor) {
        return new ConversationFilter(title, tag, pinned, archived, trashed, limit, nextCursor);
    }

    String query() {
        return new Query()
                .with("q", title)
                .with("tag", tag)
                .with("pinned", pinned)
                .with("archived", archived)
                .with("trashed", trashed)
                .with("limit", limit)
                .with("cursor", cursor)
                .toString();
    }
}
