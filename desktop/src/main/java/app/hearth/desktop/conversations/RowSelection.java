package app.hearth.desktop.conversations;

import app.hearth.common.conversation.ConversationId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Keeps the marked lines of the list and the chosen conversations the same: lines move, conversations stay chosen.
/// For the JavaFX thread.
final class RowSelection {
    private final ListView<ConversationItem> list;
    private final ConversationsViewModel conversations;
    private final MultipleSelectionModel<ConversationItem> lines;
    private boolean showing;
    private boolean awaited;

    RowSelection(ListView<ConversationItem> list, ConversationsViewModel conversations) {
        this.list = list;
        this.conversations = conversations;
        this.lines = list.getSelectionModel();
        lines.setSelectionMode(SelectionMode.MULTIPLE);
        lines.getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> moved());
        conversations.items().addListener((ListChangeListener<ConversationItem>) _ -> show());
        conversations.chosen().subscribe(this::show);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::passHeadings);
    }

    /// What a person does to the selection comes in pieces, of which only the last counts.
    private void moved() {
        if (!showing && !awaited) {
            awaited = true;
            Platform.runLater(this::choose);
        }
    }

    private void choose() {
        awaited = false;
        List<Integer> marked = List.copyOf(lines.getSelectedIndices());
        Set<ConversationId> ids = new LinkedHashSet<>();
        for (int index : marked) {
            if (index >= 0
                    && index < list.getItems().size()
                    && list.getItems().get(index) instanceof ConversationItem.Entry(ConversationRow row)) {
                ids.add(row.id());
            }
        }
        if (ids.isEmpty()
                && marked.size() == 1
                && marked.getFirst() + 1 < list.getItems().size()) {
            lines.clearAndSelect(marked.getFirst() + 1); // the first below a heading
        } else if (!ids.equals(conversations.chosen().get())) {
            conversations.choose(ids);
        }
    }

    /// Marks what is chosen, which is no choice of the person's.
    private void show() {
        int[] wanted = conversations.chosen().get().stream()
                .map(conversations::lineOf)
                .flatMapToInt(line -> line.stream())
                .sorted()
                .toArray();
        List<Integer> marked = lines.getSelectedIndices();
        if (IntStream.of(wanted).boxed().toList().equals(marked)) {
            return;
        }
        showing = true;
        lines.clearSelection();
        if (wanted.length > 0) {
            lines.selectIndices(wanted[0], wanted);
        }
        showing = false;
    }

    /// The arrows go from conversation to conversation.
    private void passHeadings(KeyEvent event) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        boolean plain = !event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown();
        int next = list.getFocusModel().getFocusedIndex() + step;
        boolean heading = next >= 0
                && next < list.getItems().size()
                && list.getItems().get(next) instanceof ConversationItem.Heading;
        if (step != 0 && plain && heading) {
            if (next == 0) {
                event.consume();
            } else {
                list.getFocusModel().focus(next);
            }
        }
    }
}
