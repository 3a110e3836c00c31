package app.hearth.desktop.chat;

import app.hearth.common.conversation.Message;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The branch of the tree that is shown, from its root to its leaf. Confined to the UI thread.
final class Branch {
    private final ObservableList<ChatMessage> messages = FXCollections.observableArrayList();

    ObservableList<ChatMessage> messages() {
        return messages;
    }

    void show(List<Message> stored) {
        messages.setAll(stored.stream().map(ChatMessage::new).toList());
    }

    /// Puts a message under its parent, or renews it where it stands; what came after belongs to another branch now.
    ChatMessage place(Message message) {
        for (int index = 0; index < messages.size(); index++) {
            ChatMessage known = messages.get(index);
            if (known.id().equals(message.id())) {
                known.store(message);
                messages.remove(index + 1, messages.size());
                return known;
            }
        }
        int parent = messages.size() - 1;
        while (parent >= 0 && !messages.get(parent).id().equals(message.parentId())) {
            parent--;
        }
        messages.remove(parent + 1, messages.size());
        ChatMessage added = new ChatMessage(message);
        messages.add(added);
        return added;
    }

    /// The model that answered last.
    Optional<ModelName> lastModel() {
        return messages.reversed().stream()
                .flatMap(message -> message.model().stream())
                .findFirst();
    }

    /// The answer that was being written when the branch was read.
    Optional<ChatMessage> growing() {
        return messages.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.getLast()).filter(ChatMessage::isStreaming);
    }
}
