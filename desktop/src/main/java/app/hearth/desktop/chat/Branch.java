package app.hearth.desktop.chat;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The branch of the tree that is shown, from its root to its leaf. When another one is shown, the messages both have
/// stay as they are. Confined to the UI thread.
final class Branch {
    private final Tree tree = new Tree();
    private final ObservableList<ChatMessage> messages = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper shape = new ReadOnlyLongWrapper(this, "shape");

    ObservableList<ChatMessage> messages() {
        return messages;
    }

    /// The tree of which it is a branch.
    Tree tree() {
        return tree;
    }

    /// Changes when messages have come or gone anywhere in the tree, and when another branch is shown.
    ReadOnlyLongProperty shapeProperty() {
        return shape.getReadOnlyProperty();
    }

    private void reshaped() {
        shape.set(shape.get() + 1);
    }

    /// The message it ends with.
    Optional<ChatMessage> leaf() {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.getLast());
    }

    /// A message in whatever branch.
    Optional<ChatMessage> find(MessageId id) {
        return tree.find(id);
    }

    void clear() {
        tree.clear();
        messages.clear();
        reshaped();
    }

    /// Whether nothing is missing here, and nothing too much, of what makes up a conversation.
    boolean isAllOf(Conversation conversation) {
        MessageId leaf = conversation.currentLeafId();
        return tree.size() == conversation.messageCount()
                && (leaf == null || tree.find(leaf).isPresent());
    }

    /// Becomes a branch of a tree of exactly these messages: the one that is shown, as far as it is still there.
    ///
    /// @param growing the one whose text comes in another way; it stays as it is
    /// @return those that are gone
    List<ChatMessage> renew(List<Message> all, Optional<MessageId> growing) {
        List<ChatMessage> gone = tree.renew(all, growing);
        Set<ChatMessage> missing = new HashSet<>(gone);
        messages.stream()
                .takeWhile(message -> !missing.contains(message))
                .reduce((_, later) -> later)
                .ifPresentOrElse(this::end, this::showNothing);
        return gone;
    }

    private void showNothing() {
        messages.clear();
        reshaped();
    }

    /// Takes over a whole tree and shows the branch that ends with `leaf`, or the newest one when there is no such
    /// message.
    void read(List<Message> all, @Nullable MessageId leaf) {
        tree.clear();
        all.forEach(tree::put);
        Optional<ChatMessage> wanted = leaf == null ? Optional.empty() : tree.find(leaf);
        wanted.or(tree::newestLeaf).ifPresentOrElse(this::end, this::showNothing);
    }

    /// Puts a message under its parent, or renews it where it stands; the branch ends with it.
    ChatMessage place(Message message) {
        ChatMessage placed = tree.put(message);
        end(placed);
        return placed;
    }

    /// Puts messages under their parents while what is shown stays.
    void add(List<Message> more) {
        more.forEach(tree::put);
        messages.forEach(message -> message.stand(tree.placeOf(message)));
        reshaped();
    }

    /// Shows a sibling of a message, so many further on, with the newest of what follows it; whether there is one.
    boolean walk(ChatMessage from, int steps) {
        List<ChatMessage> siblings = tree.siblings(from);
        int to = siblings.indexOf(from) + steps;
        boolean there = to >= 0 && to < siblings.size() && siblings.contains(from);
        if (there) {
            endBelow(siblings.get(to));
        }
        return there;
    }

    /// The last message shown that has siblings.
    Optional<ChatMessage> lastFork() {
        return messages.reversed().stream()
                .filter(message -> !message.place().isAlone())
                .findFirst();
    }

    /// Shows the branch that ends with this message.
    void end(ChatMessage leaf) {
        List<ChatMessage> path = tree.pathTo(leaf);
        int same = 0;
        while (same < Math.min(path.size(), messages.size()) && path.get(same) == messages.get(same)) {
            same++;
        }
        path.forEach(message -> message.stand(tree.placeOf(message)));
        if (same == 0) {
            messages.setAll(path);
        } else {
            messages.remove(same, messages.size());
            messages.addAll(path.subList(same, path.size()));
        }
        reshaped();
    }

    /// Shows the newest of the branches that a message is part of.
    void endBelow(ChatMessage message) {
        end(tree.newestLeaf(message));
    }

    boolean isForked() {
        return tree.isForked();
    }

    /// What the shown branch ends with when a message and all that follows it is away: the end of the next sibling, or
    /// of the one before when it is the last, or what it follows.
    Optional<ChatMessage> leafWithout(ChatMessage root) {
        List<ChatMessage> siblings = tree.siblings(root);
        int index = siblings.indexOf(root);
        return index + 1 < siblings.size()
                ? Optional.of(tree.newestLeaf(siblings.get(index + 1)))
                : index > 0 ? Optional.of(tree.newestLeaf(siblings.get(index - 1))) : tree.parent(root);
    }

    /// Takes a shown message out with all that follows it.
    List<ChatMessage> remove(ChatMessage root) {
        Optional<ChatMessage> next = leafWithout(root);
        List<ChatMessage> gone = tree.remove(root);
        next.ifPresentOrElse(this::end, this::showNothing);
        return gone;
    }

    /// Puts back what [#remove] took out.
    void putBack(List<ChatMessage> gone, MessageId leaf) {
        tree.putBack(gone);
        tree.find(leaf).ifPresent(this::end);
    }

    /// The models that have answered here, in whatever branch; those of the shown one first, the latest first.
    SequencedSet<ModelName> models() {
        SequencedSet<ModelName> models = new LinkedHashSet<>();
        messages.reversed().forEach(message -> message.model().ifPresent(models::add));
        tree.all().forEach(message -> message.model().ifPresent(models::add));
        return models;
    }

    /// The model that answered last.
    Optional<ModelName> lastModel() {
        return messages.reversed().stream()
                .flatMap(message -> message.model().stream())
                .findFirst();
    }

    /// The answer that is being written at its end.
    Optional<ChatMessage> growing() {
        return leaf().filter(ChatMessage::isStreaming);
    }
}
