package app.hearth.desktop.chat;

import app.hearth.desktop.fx.MarkdownBlock;
import app.hearth.desktop.fx.MarkdownParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A line of the overview of a conversation's branches: a message that has siblings, or the very first, with all that
/// follow it one by one. So a conversation has as many lines as it has branches, however long they are.
///
/// @param words the beginning of what the message says; empty when it says nothing yet
/// @param following how many messages follow it before the next fork
/// @param depth below how many forks it stands
/// @param inSight whether it is part of the branch that is shown
record OverviewLine(ChatMessage head, String words, int following, int depth, boolean inSight) {
    private static final int LONGEST = 160;

    private record Start(ChatMessage head, int depth) {}

    /// The lines of a tree of which `shown` is in sight, each before those below it.
    static List<OverviewLine> of(Tree tree, List<ChatMessage> shown) {
        Set<ChatMessage> inSight = Collections.newSetFromMap(new IdentityHashMap<>());
        inSight.addAll(shown);
        List<OverviewLine> lines = new ArrayList<>();
        Deque<Start> open = new ArrayDeque<>();
        tree.roots().forEach(root -> open.add(new Start(root, 0)));
        while (!open.isEmpty()) {
            Start start = open.pop();
            int following = 0;
            List<ChatMessage> next = tree.children(start.head());
            while (next.size() == 1) {
                following++;
                next = tree.children(next.getFirst());
            }
            ChatMessage head = start.head();
            lines.add(new OverviewLine(head, words(head), following, start.depth(), inSight.contains(head)));
            next.reversed().forEach(message -> open.push(new Start(message, start.depth() + 1)));
        }
        return lines;
    }

    /// A question as it was typed, an answer without its Markdown.
    private static String words(ChatMessage message) {
        CharSequence text = message.text();
        String first = text.subSequence(0, Math.min(LONGEST, text.length())).toString();
        String plain = message.isQuestion()
                ? first
                : MarkdownParser.parse(first).stream()
                        .map(MarkdownBlock::plainText)
                        .collect(Collectors.joining(" "));
        return plain.strip().replaceAll("\\s+", " ");
    }
}
