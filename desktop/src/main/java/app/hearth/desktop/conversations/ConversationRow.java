package app.hearth.desktop.conversations;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.desktop.fx.Matching;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the list knows of a conversation: little, because it knows all of them.
///
/// @param words what is looked for in it when it is searched, folded as [Matching] does: the title, then each tag in a
/// line of its own behind a `#`
/// @param deletedAt since when it is in the trash; null when it is not
public record ConversationRow(
        ConversationId id,
        String title,
        List<String> tags,
        boolean pinned,
        boolean archived,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        String words) {
    static ConversationRow of(Conversation conversation) {
        return new ConversationRow(
                conversation.id(),
                conversation.title(),
                conversation.tags(),
                conversation.pinned(),
                conversation.archived(),
                conversation.updatedAt(),
                conversation.deletedAt(),
                words(conversation.title(), conversation.tags()));
    }

    private static String words(String title, List<String> tags) {
        StringBuilder words = new StringBuilder(Matching.folded(title).replace('\n', ' '));
        for (String tag : tags) {
            words.append("\n#").append(Matching.folded(tag));
        }
        return words.append('\n').toString();
    }

    boolean isTrashed() {
        return deletedAt != null;
    }

    /// Whether it bears a tag of this name, whatever its case and accents.
    boolean isTagged(String tag) {
        return tags.stream().anyMatch(one -> TagList.same(one, tag));
    }

    ConversationRow withTitle(String wanted) {
        return new ConversationRow(id, wanted, tags, pinned, archived, updatedAt, deletedAt, words(wanted, tags));
    }

    ConversationRow withTags(List<String> wanted) {
        return new ConversationRow(
                id, title, List.copyOf(wanted), pinned, archived, updatedAt, deletedAt, words(title, wanted));
    }

    ConversationRow withPinned(boolean wanted) {
        return new ConversationRow(id, title, tags, wanted, archived, updatedAt, deletedAt, words);
    }

    ConversationRow withArchived(boolean wanted) {
        return new ConversationRow(id, title, tags, pinned, wanted, updatedAt, deletedAt, words);
    }

    ConversationRow withDeletedAt(@Nullable Instant when) {
        return new ConversationRow(id, title, tags, pinned, archived, updatedAt, when, words);
    }
}
