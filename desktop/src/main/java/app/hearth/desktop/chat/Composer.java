package app.hearth.desktop.chat;

import app.hearth.desktop.fx.WrappedArea;
import app.hearth.desktop.keyboard.CommandId;
import app.hearth.desktop.keyboard.KeyMap;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;

/// Makes a text area a composer: it grows with its text up to eight lines, and Enter sends or begins a line, as was
/// chosen. For the JavaFX thread.
final class Composer {
    private static final int MOST_LINES = 8;
    private static final double SIDES = 24;
    private static final double FRAME = 20;

    private final TextArea area;
    private final ChatViewModel chat;
    private final KeyMap keys;
    private final Text ruler = new Text();

    Composer(TextArea area, ChatViewModel chat, KeyMap keys) {
        this.keys = keys;
        this.area = area;
        this.chat = chat;
    }

    void wire() {
        WrappedArea.wrap(area);
        area.textProperty().addListener((_, _, text) -> chat.draftProperty().set(text == null ? "" : text));
        chat.draftProperty().subscribe(this::show);
        area.editableProperty().bind(chat.sendingProperty().not());
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        area.textProperty().addListener((_, _, _) -> grow());
        area.widthProperty().addListener((_, _, _) -> grow());
        area.fontProperty().addListener((_, _, _) -> grow());
        grow();
    }

    /// Text that was not typed here just now: a draft that waited. One goes on where it ends.
    private void show(String text) {
        if (!text.equals(area.getText())) {
            area.setText(text);
            area.end();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER || event.isAltDown()) {
            return;
        }
        event.consume();
        if (keys.matches(CommandId.SEND, event)) {
            chat.send();
        } else {
            area.replaceSelection("\n");
        }
    }

    private void grow() {
        ruler.setFont(area.getFont());
        ruler.setWrappingWidth(0);
        ruler.setText("x");
        double line = ruler.getLayoutBounds().getHeight();
        ruler.setWrappingWidth(area.isWrapText() ? Math.max(40, area.getWidth() - SIDES) : 0);
        String text = area.getText() == null ? "" : area.getText();
        ruler.setText(text.length() > 4_000 ? text.substring(0, 4_000) : text + " ");
        int lines = (int) Math.round(ruler.getLayoutBounds().getHeight() / line);
        double height = Math.ceil(Math.clamp(lines, 1, MOST_LINES) * line) + FRAME;
        area.setMinHeight(height);
        area.setPrefHeight(height);
        area.setMaxHeight(height);
    }
}
