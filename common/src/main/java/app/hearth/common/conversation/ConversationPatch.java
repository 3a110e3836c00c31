package app.hearth.common.conversation;

import app.hearth.common.wire.Field;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change to a conversation's metadata; what is absent stays.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ConversationPatch(
        Field<String> title,
        Field<Boolean> pinned,
        Field<Boolean> archived,
        Field<String> systemPrompt,
        Field<JsonNode> params,
        Field<MessageId> currentLeafId,
        Field<List<String>> tags) {
    /// The empty patch, to which the `with` methods add one wish each.
    public static ConversationPatch none() {
        return new ConversationPatch(
                Field.absent(),
                Field.absent(),
                Field.absent(),
                Field.absent(),
                Field.absent(),
                Field.absent(),
                Field.absent());
    }

    public ConversationPatch withTitle(String newTitle) {
        return new ConversationPatch(Field.of(newTitle), pinned, archived, systemPrompt, params, currentLeafId, tags);
    }

    public ConversationPatch withPinned(boolean wanted) {
        return new ConversationPatch(title, Field.of(wanted), archived, systemPrompt, params, currentLeafId, tags);
    }

    public ConversationPatch withArchived(boolean wanted) {
        return new ConversationPatch(title, pinned, Field.of(wanted), systemPrompt, params, currentLeafId, tags);
    }

    public ConversationPatch withSystemPrompt(@Nullable String prompt) {
        return new ConversationPatch(title, pinned, archived, Field.of(prompt), params, currentLeafId, tags);
    }

    /// What goes with each question that brings no parameters of its own; null for none.
    public ConversationPatch withParams(@Nullable JsonNode wanted) {
        return new ConversationPatch(title, pinned, archived, systemPrompt, Field.of(wanted), currentLeafId, tags);
    }

    /// All that holds in it besides its messages.
    public ConversationPatch withInstructions(Instructions wanted) {
        return withSystemPrompt(wanted.systemPrompt()).withParams(wanted.params());
    }

    public ConversationPatch withCurrentLeafId(MessageId leaf) {
        return new ConversationPatch(title, pinned, archived, systemPrompt, params, Field.of(leaf), tags);
    }

    public ConversationPatch withTags(List<String> names) {
        return new ConversationPatch(title, pinned, archived, systemPrompt, params, currentLeafId, Field.of(names));
    }
}
