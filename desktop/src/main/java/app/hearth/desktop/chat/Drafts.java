package app.hearth.desktop.chat;

import app.hearth.common.conversation.ConversationId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What was typed and is not sent yet, per conversation; null stands for the new one. For the UI thread.
final class Drafts {
    private final Map<Optional<ConversationId>, String> kept = new HashMap<>();
    private final SimpleStringProperty shown = new SimpleStringProperty(this, "draft", "");

    /// What stands in the composer.
    StringProperty shown() {
        return shown;
    }

    /// Puts away what stands in the composer of `from` and brings what was left in that of `to`.
    void move(@Nullable ConversationId from, @Nullable ConversationId to) {
        kept.put(Optional.ofNullable(from), shown.get());
        shown.set(kept.getOrDefault(Optional.ofNullable(to), ""));
    }

    /// What was left in this composer has been sent.
    void forget(@Nullable ConversationId conversation) {
        kept.remove(Optional.ofNullable(conversation));
    }

    /// Everything not sent, with what stands in the composer of `open`.
    Unsent unsent(@Nullable ConversationId open) {
        Map<Optional<ConversationId>, String> all = new HashMap<>(kept);
        all.put(Optional.ofNullable(open), shown.get());
        all.values().removeIf(String::isBlank);
        return new Unsent(Optional.ofNullable(open), all);
    }

    /// Nothing of what was typed stays here.
    void wipe() {
        kept.clear();
        shown.set("");
    }

    /// Takes over what someone left unsent; what stands in the composer of `open` gives way to it.
    void takeOver(Unsent before, @Nullable ConversationId open) {
        kept.putAll(before.texts());
        shown.set(before.texts().getOrDefault(Optional.ofNullable(open), shown.get()));
    }
}
