package app.hearth.desktop.chat;

import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// All messages of a conversation, each under the one it follows, siblings in the order in which they were made.
/// Confined to the UI thread.
final class Tree {
    private static final Comparator<ChatMessage> BY_AGE = Comparator.comparing(ChatMessage::madeAt)
            .thenComparing(message -> message.id().value());

    private final Map<MessageId, ChatMessage> known = new HashMap<>();
    private final Map<Optional<MessageId>, List<ChatMessage>> children = new HashMap<>();

    void clear() {
        known.clear();
        children.clear();
    }

    Optional<ChatMessage> find(MessageId id) {
        return Optional.ofNullable(known.get(id));
    }

    /// All there are, in no order.
    Iterable<ChatMessage> all() {
        return known.values();
    }

    int size() {
        return known.size();
    }

    /// Those that follow nothing, in the order in which they were made.
    List<ChatMessage> roots() {
        return children.getOrDefault(Optional.empty(), List.of());
    }

    /// Those right below a message, in the order in which they were made.
    List<ChatMessage> children(ChatMessage message) {
        return children.getOrDefault(Optional.of(message.id()), List.of());
    }

    /// Whether any two messages follow the same.
    boolean isForked() {
        return children.values().stream().anyMatch(siblings -> siblings.size() > 1);
    }

    /// Becomes a tree of exactly these messages; those it had before stay the same objects.
    ///
    /// @param growing the one whose text comes in another way; it stays as it is
    /// @return those that are none of them
    List<ChatMessage> renew(List<Message> all, Optional<MessageId> growing) {
        Set<MessageId> wanted = all.stream().map(Message::id).collect(Collectors.toSet());
        List<ChatMessage> gone = new ArrayList<>();
        for (ChatMessage message : List.copyOf(known.values())) {
            if (!wanted.contains(message.id()) && known.containsKey(message.id())) {
                gone.addAll(remove(message));
            }
        }
        all.stream()
                .filter(message -> find(message.id()).isEmpty() || !growing.equals(Optional.of(message.id())))
                .forEach(this::put);
        return gone;
    }

    /// Adds a message, or renews it where it stands.
    ChatMessage put(Message message) {
        ChatMessage there = known.get(message.id());
        if (there != null) {
            if (!there.isStoredAs(message)) {
                there.store(message);
            }
            return there;
        }
        ChatMessage added = new ChatMessage(message);
        add(added);
        return added;
    }

    private void add(ChatMessage message) {
        known.put(message.id(), message);
        List<ChatMessage> siblings = children.computeIfAbsent(message.parentId(), _ -> new ArrayList<>());
        int index = siblings.size();
        while (index > 0 && BY_AGE.compare(siblings.get(index - 1), message) > 0) {
            index--;
        }
        siblings.add(index, message);
    }

    /// Takes a message out with all below it.
    ///
    /// @return what [#putBack] takes
    List<ChatMessage> remove(ChatMessage root) {
        List<ChatMessage> gone = below(root);
        List<ChatMessage> siblings = siblings(root);
        siblings.remove(root);
        if (siblings.isEmpty()) {
            children.remove(root.parentId());
        }
        for (ChatMessage message : gone) {
            known.remove(message.id());
            children.remove(Optional.of(message.id()));
        }
        return gone;
    }

    void putBack(List<ChatMessage> gone) {
        gone.forEach(this::add);
    }

    /// A message and its siblings; those without a parent are siblings, too.
    List<ChatMessage> siblings(ChatMessage message) {
        return children.getOrDefault(message.parentId(), new ArrayList<>());
    }

    Place placeOf(ChatMessage message) {
        List<ChatMessage> siblings = siblings(message);
        return siblings.size() < 2 ? Place.ALONE : new Place(siblings.indexOf(message) + 1, siblings.size());
    }

    Optional<ChatMessage> parent(ChatMessage message) {
        return message.parentId().flatMap(this::find);
    }

    /// From the root to the message.
    List<ChatMessage> pathTo(ChatMessage leaf) {
        List<ChatMessage> path = new ArrayList<>();
        for (Optional<ChatMessage> at = Optional.of(leaf); at.isPresent(); at = at.flatMap(this::parent)) {
            path.add(at.get());
        }
        return path.reversed();
    }

    /// The end of a branch that was written last.
    Optional<ChatMessage> newestLeaf() {
        return known.values().stream().filter(this::isLeaf).max(BY_AGE);
    }

    /// The end that was written last of those below a message, which may be itself.
    ChatMessage newestLeaf(ChatMessage root) {
        return Collections.max(below(root).stream().filter(this::isLeaf).toList(), BY_AGE);
    }

    private boolean isLeaf(ChatMessage message) {
        return !children.containsKey(Optional.of(message.id()));
    }

    /// The message and all below it, parents first.
    private List<ChatMessage> below(ChatMessage root) {
        List<ChatMessage> found = new ArrayList<>();
        Deque<ChatMessage> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            ChatMessage next = open.pop();
            found.add(next);
            open.addAll(children(next));
        }
        return found;
    }
}
