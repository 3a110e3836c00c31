package app.hearth.desktop.chat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.wire.Field;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/// Writing a question anew that was asked already: it comes into the composer with its files, while what was typed
/// there waits, and is sent as a sibling of the one that stands. Confined to the UI thread.
final class Editing {
    private final Drafts drafts;
    private final OpenConversation open;

    Editing(Drafts drafts, OpenConversation open) {
        this.drafts = drafts;
        this.open = open;
    }

    /// The question that is written anew; null while the composer holds a new one.
    ReadOnlyObjectProperty<@Nullable MessageId> questionProperty() {
        return drafts.editedProperty();
    }

    boolean isGoingOn() {
        return drafts.editedProperty().get() != null;
    }

    void begin(ChatMessage question) {
        ConversationId here = open.idProperty().get();
        if (here != null && question.isQuestion() && !open.isBusy()) {
            drafts.edit(here, question);
        }
    }

    /// Begins with the last question in sight; whether there is one.
    boolean beginLast() {
        Optional<ChatMessage> last = open.branch().messages().reversed().stream()
                .filter(ChatMessage::isQuestion)
                .findFirst();
        last.ifPresent(this::begin);
        return last.isPresent();
    }

    /// The question stays as it was asked, and what was typed before is back.
    void leave() {
        if (isGoingOn() && !open.isBusy()) {
            drafts.leaveEdit();
        }
    }

    /// The question is away; what was typed before is back, and what has been made of the question waits for it.
    void park() {
        drafts.parkEdit();
    }

    /// What a question that is sent now stands under: an edited one beside the one that was asked, a new one under the
    /// end of what is shown, whatever another device shows meanwhile.
    Field<MessageId> parent() {
        MessageId question = drafts.editedProperty().get();
        Optional<ChatMessage> asked =
                question == null ? Optional.empty() : open.branch().find(question);
        return asked.map(sibling -> Field.of(sibling.parentId().orElse(null)))
                .or(() -> open.branch().leaf().map(leaf -> Field.of(leaf.id())))
                .orElseGet(Field::absent);
    }
}
