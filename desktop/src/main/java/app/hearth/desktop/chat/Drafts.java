package app.hearth.desktop.chat;

import app.hearth.common.conversation.ConversationId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What was typed and chosen and is not sent yet, per conversation; null stands for the new one. For the UI thread.
final class Drafts {
    private final ChosenFiles files;
    private final Map<Optional<ConversationId>, String> kept = new HashMap<>();
    private final SimpleStringProperty shown = new SimpleStringProperty(this, "draft", "");

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

    /// Puts away what stands in the composer of `from` and brings what was left in that of `to`.
    void move(@Nullable ConversationId from, @Nullable ConversationId to) {
        kept.put(Optional.ofNullable(from), shown.get());
        shown.set(kept.getOrDefault(Optional.ofNullable(to), ""));
        files.move(from, to);
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
        return new Unsent(Optional.ofNullable(open), all, files.unsent(open));
    }

    /// Nothing of what was typed stays here.
    void wipe() {
        kept.clear();
        shown.set("");
        files.wipe();
    }

    /// Takes over what someone left unsent; what stands in the composer of `open` gives way to it.
    void takeOver(Unsent before, @Nullable ConversationId open) {
        kept.putAll(before.texts());
        shown.set(before.texts().getOrDefault(Optional.ofNullable(open), shown.get()));
        files.takeOver(before.files(), open);
    }
}
