package app.hearth.desktop.chat;

import app.hearth.common.client.ConversationCalls;
import app.hearth.common.conversation.Regenerate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Has models answer once more: go on where an answer broke off, or give another one beside it. Confined to the UI
/// thread; never blocks it.
final class Answers {
    private final ConversationCalls calls;
    private final OpenConversation open;
    private final ModelPicker models;

    Answers(ConversationCalls calls, OpenConversation open, ModelPicker models) {
        this.calls = calls;
        this.open = open;
        this.models = models;
    }

    /// Goes on from an answer that was cut short.
    void resume(ChatMessage cutShort) {
        open.again(id -> calls.resume(id, cutShort.id()));
    }

    /// Asks for another answer to the same question, by the selected model.
    void regenerate(ChatMessage old) {
        regenerate(old, models.selectedProperty().get());
    }

    /// The same by another model, while the selected one stays selected; by the one that answered when it is null.
    void regenerate(ChatMessage old, @Nullable ModelName model) {
        Regenerate with = model == null ? new Regenerate(null, null) : new Regenerate(model.provider(), model.id());
        open.again(id -> calls.regenerate(id, old.id(), with));
    }

    /// The models that are offered for another answer.
    List<ModelName> offered() {
        return models.favouritesAnd(open.branch().models());
    }
}
