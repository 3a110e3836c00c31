package app.hearth.server.conversation;

import app.hearth.common.conversation.ConversationId;
import app.hearth.server.access.Owner;
import app.hearth.server.conversation.Messages.Link;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Walks a conversation's tree: the path to a leaf, and what hangs below a message. Thread-safe; blocks.
final class Branches {
    private final Messages messages;

    Branches(Messages messages) {
        this.messages = messages;
    }

    /// A stretch of the path from the root to `leaf`: at most `limit` messages from depth `from` on, in order.
    ///
    /// Where a depth has a single message, every path that reaches that depth goes through it. So an unbranched
    /// stretch, the usual one, is read as it stands; only a branched one is walked, from the leaf upwards along the
    /// links.
    List<Node> path(Owner owner, Node leaf, int from, int limit) {
        int to = Math.min(leaf.depth(), from + limit - 1);
        if (from > to) {
            return List.of();
        }
        ConversationId conversation = leaf.message().conversationId();
        List<Node> stretch = messages.between(owner, conversation, from, to);
        if (stretch.size() == to - from + 1) {
            return stretch;
        }
        Set<UUID> onPath = onPath(owner, leaf, from);
        return stretch.stream()
                .filter(node -> onPath.contains(node.id().value()))
                .toList();
    }

    private Set<UUID> onPath(Owner owner, Node leaf, int from) {
        Map<UUID, Link> links = messages.links(owner, leaf.message().conversationId(), from).stream()
                .collect(Collectors.toMap(Link::id, link -> link));
        Set<UUID> path = new HashSet<>();
        for (Link link = links.get(leaf.id().value()); link != null; ) {
            path.add(link.id());
            link = link.parent() == null ? null : links.get(link.parent());
        }
        return path;
    }

    /// The message and everything below it.
    List<UUID> subtree(Owner owner, Node root) {
        return subtree(root, messages.links(owner, root.message().conversationId(), root.depth() + 1));
    }

    /// The message and everything that went to the trash from below it with it; empty when it is not there.
    List<UUID> trashed(Owner owner, Node root) {
        List<Link> links = messages.trashedWith(owner, root);
        return links.isEmpty() ? List.of() : subtree(root, links);
    }

    private static List<UUID> subtree(Node root, List<Link> links) {
        Map<UUID, List<UUID>> children = new HashMap<>();
        for (Link link : links) {
            if (link.parent() != null) {
                children.computeIfAbsent(link.parent(), parent -> new ArrayList<>())
                        .add(link.id());
            }
        }
        List<UUID> found = new ArrayList<>();
        Deque<UUID> open = new ArrayDeque<>(List.of(root.id().value()));
        while (!open.isEmpty()) {
            UUID next = open.pop();
            found.add(next);
            open.addAll(children.getOrDefault(next, List.of()));
        }
        return found;
    }
}
