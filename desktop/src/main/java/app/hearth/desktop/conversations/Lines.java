package app.hearth.desktop.conversations;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.collections.ObservableListBase;

/// What the list shows, line by line. What is the same at the beginning and at the end of an old and a new content
/// stays, so that one changed title among many is one changed line. Not thread-safe.
final class Lines extends ObservableListBase<ConversationItem> {
    private List<ConversationItem> lines = new ArrayList<>();

    @Override
    public ConversationItem get(int index) {
        return lines.get(index);
    }

    @Override
    public int size() {
        return lines.size();
    }

    /// The conversations, without the headings.
    Stream<ConversationRow> rows() {
        return lines.stream()
                .flatMap(item ->
                        item instanceof ConversationItem.Entry(ConversationRow row) ? Stream.of(row) : Stream.of());
    }

    void show(List<ConversationItem> now) {
        List<ConversationItem> before = lines;
        int shorter = Math.min(before.size(), now.size());
        int head = 0;
        while (head < shorter && before.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && fromEnd(before, tail).equals(fromEnd(now, tail))) {
            tail++;
        }
        if (head == before.size() && head == now.size()) {
            return;
        }
        beginChange();
        lines = now;
        nextReplace(head, now.size() - tail, new ArrayList<>(before.subList(head, before.size() - tail)));
        endChange();
    }

    private static ConversationItem fromEnd(List<ConversationItem> items, int place) {
        return items.get(items.size() - 1 - place);
    }

    /// The line of this conversation, which stands in its order among the others.
    OptionalInt indexOf(ConversationRow row) {
        int low = 0;
        int high = lines.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int entry = lines.get(middle) instanceof ConversationItem.Heading ? middle + 1 : middle;
            if (!(lines.get(entry) instanceof ConversationItem.Entry(ConversationRow other))) {
                throw new IllegalStateException("A heading stands above nothing.");
            }
            int order = Shelf.ORDER.compare(other, row);
            if (order == 0) {
                return OptionalInt.of(entry);
            }
            if (order < 0) {
                low = entry + 1;
            } else {
                high = middle - 1;
            }
        }
        return OptionalInt.empty();
    }
}
