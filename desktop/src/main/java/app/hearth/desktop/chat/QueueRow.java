package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Views;
import app.hearth.desktop.fx.WrappedArea;
import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One question that waits, in a line, with what can be done with it. For the JavaFX thread.
final class QueueRow extends HBox {
    private static final int EDIT_ROWS = 3;

    private final QueuedQuestion question;
    private final QuestionQueue queue;
    private final Runnable leave;
    private final ResourceBundle texts = Views.texts(QueueRow.class);
    private final Button up;

    /// @param leave puts the cursor where the person writes on when they have changed it
    QueueRow(QueuedQuestion question, QuestionQueue queue, Runnable leave) {
        this.question = question;
        this.queue = queue;
        this.leave = leave;
        this.up = button("queue.up", Feather.ARROW_UP, () -> queue.moveUp(question));
        Label words = new Label(question.text().replace('\n', ' '));
        words.getStyleClass().add("queue-words");
        words.setMaxWidth(Double.MAX_VALUE);
        words.setTooltip(new Tooltip(question.text()));
        HBox.setHgrow(words, Priority.ALWAYS);
        int enclosed = question.files().size();
        Label files = new Label(
                MessageFormat.format(texts.getString("queue.files"), enclosed), new FontIcon(Feather.PAPERCLIP));
        files.getStyleClass().add("queue-files");
        files.setMinWidth(USE_PREF_SIZE);
        Views.show(files, enclosed > 0);
        getStyleClass().add("queue-row");
        getChildren()
                .addAll(
                        words,
                        files,
                        up,
                        button("queue.edit", Feather.EDIT_2, this::edit),
                        button("queue.remove", Feather.X, () -> queue.remove(question)));
    }

    /// Whether there is one that it can be sent before.
    void offerUp(boolean possible) {
        Views.show(up, possible);
    }

    private Button button(String key, Feather icon, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("quiet-icon", key.replace('.', '-'));
        button.setAccessibleText(texts.getString(key));
        button.setTooltip(new Tooltip(texts.getString(key)));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// The words become a field until Enter or the loss of focus; Escape leaves them as they were.
    private void edit() {
        queue.take(question);
        TextArea field = new TextArea(question.text());
        field.setAccessibleText(texts.getString("queue.edit"));
        WrappedArea.wrap(field);
        field.setPrefRowCount(EDIT_ROWS);
        field.getStyleClass().add("queue-field");
        HBox.setHgrow(field, Priority.ALWAYS);
        List<Node> before = List.copyOf(getChildren());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, field));
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused && getChildren().contains(field)) {
                end(field, before);
            }
        });
        getChildren().setAll(field);
        field.requestFocus();
        field.end();
    }

    private void key(KeyEvent event, TextArea field) {
        boolean escape = event.getCode() == KeyCode.ESCAPE;
        if (escape) {
            field.setText(question.text());
        }
        if (escape || (event.getCode() == KeyCode.ENTER && !event.isShiftDown())) {
            event.consume();
            leave.run(); // which takes the focus, and so ends it
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            field.replaceSelection("\n");
        }
    }

    private void end(TextArea field, List<Node> before) {
        getChildren().setAll(before);
        queue.change(question, field.getText());
    }
}
