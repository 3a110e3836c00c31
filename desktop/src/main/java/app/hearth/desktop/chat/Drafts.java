package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.conversation.MessageId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What was typed and chosen and is not sent yet, per conversation; also what was asked there and is being written
/// anew, beside which the draft of the next question waits. For the new conversation it also keeps what is to hold in
/// it. For the UI thread.
final class Drafts {
    private final ChosenFiles files;
    private final Map<DraftPlace, String> kept = new HashMap<>();
    private final Map<ConversationId, MessageId> edits = new HashMap<>();
    private final SimpleStringProperty shown = new SimpleStringProperty(this, "draft", "");
    private final ReadOnlyObjectWrapper<@Nullable MessageId> edited = new ReadOnlyObjectWrapper<>(this, "edited");
    private final ObjectProperty<Instructions> beginning = new SimpleObjectProperty<>(Instructions.NONE);
    private DraftPlace place = DraftPlace.NEW;

    Drafts(ChosenFiles files) {
        this.files = files;
    }

    /// What is to go along with what stands in the composer.
    ChosenFiles files() {
        return files;
    }

    /// What stands in the composer.
    StringProperty shown() {
        return shown;
    }

    /// The question that is written anew in the composer; null while it holds a new one.
    ReadOnlyObjectProperty<@Nullable MessageId> editedProperty() {
        return edited.getReadOnlyProperty();
    }

    /// What holds in the new conversation from its first question on.
    ObjectProperty<Instructions> beginning() {
        return beginning;
    }

    /// What the composer in sight is for.
    DraftPlace place() {
        return place;
    }

    /// Puts away what stands in the composer and brings what was left in that of another conversation.
    void move(@Nullable ConversationId to) {
        go(new DraftPlace(to, edits.get(to)));
    }

    private void go(DraftPlace to) {
        kept.put(place, shown.get());
        files.move(place, to);
        place = to;
        shown.set(kept.getOrDefault(to, ""));
        edited.set(to.edited());
    }

    /// Brings a question that was asked in the conversation in sight, or what was made of it before; the draft waits.
    void edit(ConversationId here, ChatMessage question) {
        DraftPlace to = DraftPlace.of(here).editing(question.id());
        if (to.equals(place)) {
            return;
        }
        boolean begun = kept.containsKey(to);
        edits.put(here, question.id());
        go(to);
        if (!begun) {
            shown.set(question.text().toString());
            files.take(question.attachments());
        }
    }

    /// Nothing becomes of the question that is written anew; the draft is back.
    void leaveEdit() {
        DraftPlace edit = place;
        parkEdit();
        forget(edit);
    }

    /// The draft is back; what has been made of the question so far waits until someone edits it again.
    void parkEdit() {
        ConversationId here = place.conversation();
        if (here != null && place.edited() != null) {
            edits.remove(here);
            go(DraftPlace.of(here));
        }
    }

    /// A conversation has begun with this; what was set for the next one meanwhile stays.
    void begun(Instructions with) {
        if (beginning.get().equals(with)) {
            beginning.set(Instructions.NONE);
        }
    }

    /// The composer in sight is that of the conversation that has begun.
    void settle(ConversationId begun) {
        forget(place);
        place = DraftPlace.of(begun);
    }

    /// What was written in a place has been sent; whoever is there still, or again, does not find it any more.
    void sent(DraftPlace from, String text, List<Attachment> along) {
        boolean inSight = from.equals(place) && shown.get().strip().equals(text);
        if (inSight && from.edited() != null) {
            leaveEdit();
            return;
        }
        if (inSight) {
            shown.set("");
            files.sent(along);
        } else if (from.conversation() != null) {
            edits.remove(from.conversation(), from.edited());
        }
        forget(from);
    }

    private void forget(DraftPlace left) {
        kept.remove(left);
        files.forget(left);
    }

    /// Everything not sent.
    Unsent unsent() {
        Map<DraftPlace, String> all = new HashMap<>(kept);
        all.put(place, shown.get());
        all.values().removeIf(String::isBlank);
        return new Unsent(
                Optional.ofNullable(place.conversation()), all, files.unsent(place), edits, Map.of(), beginning.get());
    }

    /// Nothing of what was typed stays here.
    void wipe() {
        edits.clear();
        edited.set(null);
        place = DraftPlace.NEW;
        kept.clear();
        beginning.set(Instructions.NONE);
        shown.set("");
        files.wipe();
    }

    /// Takes over what someone left unsent; what stands here already stays before it.
    void takeOver(Unsent more) {
        Unsent both = unsent().and(more);
        Map<DraftPlace, String> texts = new HashMap<>(both.texts());
        texts.keySet().retainAll(more.texts().keySet());
        Map<DraftPlace, List<Unsent.File>> along = new HashMap<>(both.files());
        along.keySet().retainAll(more.files().keySet());
        kept.putAll(texts);
        edits.putAll(both.edits());
        if (beginning.get().equals(Instructions.NONE)) {
            beginning.set(more.beginning());
        }
        shown.set(texts.getOrDefault(place, shown.get()));
        files.takeOver(along, place);
    }
}
