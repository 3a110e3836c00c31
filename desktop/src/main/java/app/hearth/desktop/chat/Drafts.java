package app.hearth.desktop.chat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Instructions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What was typed and chosen and is not sent yet, per conversation; null stands for the new one, for which it also
/// keeps what is to hold in it. For the UI thread.
final class Drafts {
    private final ChosenFiles files;
    private final Map<Optional<ConversationId>, String> kept = new HashMap<>();
    private final SimpleStringProperty shown = new SimpleStringProperty(this, "draft", "");
    private final ObjectProperty<Instructions> beginning = new SimpleObjectProperty<>(Instructions.NONE);

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

    /// What holds in the new conversation from its first question on.
    ObjectProperty<Instructions> beginning() {
        return beginning;
    }

    /// Puts away what stands in the composer of `from` and brings what was left in that of `to`.
    void move(@Nullable ConversationId from, @Nullable ConversationId to) {
        kept.put(Optional.ofNullable(from), shown.get());
        shown.set(kept.getOrDefault(Optional.ofNullable(to), ""));
        files.move(from, to);
    }

    /// A conversation has begun with this; what was set for the next one meanwhile stays.
    void begun(Instructions with) {
        if (beginning.get().equals(with)) {
            beginning.set(Instructions.NONE);
        }
    }

    /// What was left in this composer has been sent.
    void forget(@Nullable ConversationId conversation) {
        kept.remove(Optional.ofNullable(conversation));
        files.forget(conversation);
    }

    /// Everything not sent, with what stands in the composer of `open`.
    Unsent unsent(@Nullable ConversationId open) {
        Map<Optional<ConversationId>, String> all = new HashMap<>(kept);
        all.put(Optional.ofNullable(open), shown.get());
        all.values().removeIf(String::isBlank);
        return new Unsent(Optional.ofNullable(open), all, files.unsent(open), beginning.get());
    }

    /// Nothing of what was typed stays here.
    void wipe() {
        kept.clear();
        beginning.set(Instructions.NONE);
        shown.set("");
        files.wipe();
    }

    /// Takes over what someone left unsent; what stands in the composer of `open` gives way to it.
    void takeOver(Unsent before, @Nullable ConversationId open) {
        kept.putAll(before.texts());
        beginning.set(before.beginning());
        shown.set(before.texts().getOrDefault(Optional.ofNullable(open), shown.get()));
        files.takeOver(before.files(), open);
    }
}
