package app.hearth.desktop.chat;

import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All messages of a conversation, each under the one it follows, siblings in the order in which they were made.
/// Confined to the UI thread.
final class Tree {
    private static final Comparator<ChatMessage> BY_AGE = Comparator.comparing(ChatMessage::madeAt)
            .thenComparing(message -> message.id().value());

    private final Map<MessageId, Node> known = new HashMap<>();
    private Node top = new Node();

    /// A place in the tree. It has no message while only what follows it is known, and at the very top.
    private static final class Node {
        private List<Node> below = List.of(); // most have one, so that a list of more is made when there are more
        private @Nullable Node above;
        private @Nullable ChatMessage message;

        ChatMessage message() {
            return Objects.requireNonNull(message);
        }

        void add(Node child) {
            child.above = this;
            if (below.isEmpty()) {
                below = List.of(child);
                return;
            }
            List<Node> now = new ArrayList<>(below);
            int index = now.size();
            while (index > 0 && BY_AGE.compare(now.get(index - 1).message(), child.message()) > 0) {
                index--;
            }
            now.add(index, child);
            below = now;
        }

        void remove(Node child) {
            below = below.stream().filter(other -> other != child).toList();
        }

        List<Node> siblings() {
            return above == null ? List.of() : above.below;
        }

        Place place() {
            List<Node> siblings = siblings();
            return siblings.size() < 2 ? Place.ALONE : new Place(siblings.indexOf(this) + 1, siblings.size());
        }
    }

    void clear() {
        known.clear();
        top = new Node();
    }

    Optional<ChatMessage> find(MessageId id) {
        Node node = known.get(id);
        return node == null ? Optional.empty() : Optional.ofNullable(node.message);
    }

    /// All there are, in no order.
    Stream<ChatMessage> all() {
        return known.values().stream().flatMap(node -> Stream.ofNullable(node.message));
    }

    int size() {
        return (int) all().count();
    }

    /// Those that follow nothing, in the order in which they were made.
    List<ChatMessage> roots() {
        return messages(top.below);
    }

    /// Those right below a message, in the order in which they were made.
    List<ChatMessage> children(ChatMessage message) {
        Node node = known.get(message.id());
        return node == null ? List.of() : messages(node.below);
    }

    private static List<ChatMessage> messages(List<Node> nodes) {
        return nodes.stream().map(Node::message).toList();
    }

    /// Whether any two messages follow the same.
    boolean isForked() {
        return top.below.size() > 1 || known.values().stream().anyMatch(node -> node.below.size() > 1);
    }

    /// Becomes a tree of exactly these messages; those it had before stay the same objects.
    ///
    /// @param growing the one whose text comes in another way; it stays as it is
    /// @return those that are none of them
    List<ChatMessage> renew(List<Message> all, Optional<MessageId> growing) {
        Set<MessageId> wanted = all.stream().map(Message::id).collect(Collectors.toSet());
        List<ChatMessage> gone = new ArrayList<>();
        for (ChatMessage message : all().toList()) {
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
        Node node = node(message.id());
        if (node.message == null) {
            stand(node, new ChatMessage(message));
        } else if (!node.message.isStoredAs(message)) {
            node.message.store(message);
        }
        return node.message();
    }

    private Node node(MessageId id) {
        return known.computeIfAbsent(id, _ -> new Node());
    }

    private void stand(Node node, ChatMessage message) {
        node.message = message;
        message.parentId().map(this::node).orElse(top).add(node);
    }

    /// Takes a message out with all below it.
    ///
    /// @return what [#putBack] takes
    List<ChatMessage> remove(ChatMessage root) {
        Node first = node(root.id());
        List<ChatMessage> gone = below(first).map(Node::message).toList();
        if (first.above != null) {
            first.above.remove(first);
        }
        gone.forEach(message -> known.remove(message.id()));
        return gone;
    }

    void putBack(List<ChatMessage> gone) {
        gone.forEach(message -> stand(node(message.id()), message));
    }

    /// A message and its siblings; those without a parent are siblings, too.
    List<ChatMessage> siblings(ChatMessage message) {
        Node node = known.get(message.id());
        return node == null ? List.of() : messages(node.siblings());
    }

    Place placeOf(ChatMessage message) {
        Node node = known.get(message.id());
        return node == null ? Place.ALONE : node.place();
    }

    Optional<ChatMessage> parent(ChatMessage message) {
        return message.parentId().flatMap(this::find);
    }

    /// From the root to the message; each of them is told its place among its siblings.
    List<ChatMessage> pathTo(ChatMessage leaf) {
        List<ChatMessage> path = new ArrayList<>();
        Node at = known.get(leaf.id());
        while (at != null && at.message != null) {
            at.message.stand(at.place());
            path.add(at.message);
            at = at.above;
        }
        return path.reversed();
    }

    /// The end of a branch that was written last.
    Optional<ChatMessage> newestLeaf() {
        return newestLeaf(known.values().stream());
    }

    /// The end that was written last of those below a message, which may be itself.
    ChatMessage newestLeaf(ChatMessage root) {
        return newestLeaf(below(node(root.id()))).orElse(root);
    }

    private static Optional<ChatMessage> newestLeaf(Stream<Node> of) {
        return of.filter(node -> node.below.isEmpty())
                .flatMap(node -> Stream.ofNullable(node.message))
                .max(BY_AGE);
    }

    /// A place and all below it, parents first.
    private static Stream<Node> below(Node root) {
        List<Node> found = new ArrayList<>();
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node next = open.pop();
            found.add(next);
            open.addAll(next.below);
        }
        return found.stream();
    }
}
