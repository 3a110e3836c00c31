package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.UndoLine;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The questions that wait above the composer, each of which can be changed, moved up and taken out; and why they do
/// not go on when they do not. Takes no room while there are none. For the JavaFX thread.
final class QueueView extends VBox {
    private final QuestionQueue queue;
    private final Runnable leave;
    private final ResourceBundle texts = Views.texts(QueueView.class);
    private final Label title = new Label();
    private final Button goOn = new Button(texts.getString("queue.send"));
    private final VBox rows = new VBox();
    private final Map<QueuedQuestion, QueueRow> known = new HashMap<>();
    private final UndoLine removed = new UndoLine();

    /// @param leave puts the cursor where the person writes on when nothing here has it any more
    QueueView(ChatViewModel chat, Runnable leave) {
        this.queue = chat.queue();
        this.leave = leave;
        title.getStyleClass().add("queue-title");
        title.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        goOn.getStyleClass().addAll("small", "queue-send");
        goOn.setMinWidth(USE_PREF_SIZE);
        goOn.setOnAction(_ -> {
            chat.goOnWithQueue();
            leave.run();
        });
        HBox head = new HBox(title, goOn);
        head.getStyleClass().add("queue-head");
        rows.getStyleClass().add("queue-rows");
        rows.setAccessibleText(texts.getString("queue"));
        VBox list = new VBox(head, rows);
        list.getStyleClass().add("queue");
        getStyleClass().add("queue-area");
        getChildren().addAll(list, removed);
        removed.on(queue::undoRemove, queue::dismissRemoved);
        queue.removedProperty()
                .subscribe(gone ->
                        gone.ifPresentOrElse(_ -> removed.show(texts.getString("queue.removed")), removed::hide));
        queue.shown().addListener((ListChangeListener<QueuedQuestion>) _ -> list(list));
        queue.heldProperty().subscribe(_ -> say());
        list(list);
    }

    private void list(Node list) {
        boolean focused = isFocusWithin();
        known.keySet().retainAll(queue.shown());
        List<QueueRow> now = queue.shown().stream()
                .map(question -> known.computeIfAbsent(question, one -> new QueueRow(one, queue, leave)))
                .toList();
        now.forEach(row -> row.offerUp(row != now.getFirst()));
        rows.getChildren().setAll(now);
        Views.show(list, !now.isEmpty());
        say();
        if (focused && !isFocusWithin()) {
            leave.run();
        }
    }

    private void say() {
        Optional<Explanation> held = queue.heldProperty().get();
        String waiting = MessageFormat.format(
                texts.getString("queue.waiting"), queue.shown().size());
        title.setText(
                held.map(why -> (why.what() + " " + why.whatToDo()).strip()).orElse(waiting));
        Views.show(goOn, held.isPresent());
    }
}
