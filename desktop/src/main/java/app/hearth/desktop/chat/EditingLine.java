package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Views;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// Says above the composer's text that it is a question being written anew, with the way out; and begins that with the
/// last question when the arrow up is pressed in an empty composer. For the JavaFX thread.
final class EditingLine {
    private final ChatViewModel chat;
    private final TextArea draft;

    EditingLine(HBox line, Button leave, TextArea draft, ChatViewModel chat) {
        this.chat = chat;
        this.draft = draft;
        chat.editing().questionProperty().map(Objects::nonNull).orElse(false).subscribe(some -> Views.show(line, some));
        leave.setTooltip(new Tooltip(leave.getAccessibleText()));
        leave.setOnAction(_ -> {
            chat.editing().leave();
            draft.requestFocus();
        });
        draft.addEventFilter(KeyEvent.KEY_PRESSED, this::arrowUp);
    }

    private void arrowUp(KeyEvent event) {
        boolean plain = !event.isShiftDown() && !event.isAltDown() && !event.isShortcutDown();
        boolean empty = draft.getText().isEmpty() && chat.files().shown().isEmpty();
        if (event.getCode() == KeyCode.UP
                && plain
                && empty
                && !chat.editing().isGoingOn()
                && chat.editing().beginLast()) {
            event.consume();
        }
    }
}
