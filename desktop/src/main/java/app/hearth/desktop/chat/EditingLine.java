package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Views;
import app.hearth.desktop.keyboard.CommandId;
import app.hearth.desktop.keyboard.KeyMap;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// Says above the composer's text that it is a question being written anew, with the way out; and begins that with the
/// last question at the keys for it. For the JavaFX thread.
final class EditingLine {
    private final ChatViewModel chat;
    private final TextArea draft;
    private final KeyMap keys;

    EditingLine(HBox line, Button leave, TextArea draft, ChatViewModel chat, KeyMap keys) {
        this.keys = keys;
        this.chat = chat;
        this.draft = draft;
        chat.editing().questionProperty().map(Objects::nonNull).orElse(false).subscribe(some -> Views.show(line, some));
        leave.setTooltip(new Tooltip(leave.getAccessibleText()));
        leave.setOnAction(_ -> {
            chat.editing().leave();
            draft.requestFocus();
        });
        draft.addEventFilter(KeyEvent.KEY_PRESSED, this::editLast);
    }

    /// The arrow moves in a text, so it means the last question only where there is none.
    private void editLast(KeyEvent event) {
        boolean empty = draft.getText().isEmpty() && chat.files().shown().isEmpty();
        if (keys.matches(CommandId.EDIT_LAST, event)
                && (empty || event.getCode() != KeyCode.UP)
                && !chat.editing().isGoingOn()
                && chat.editing().beginLast()) {
            event.consume();
        }
    }
}
