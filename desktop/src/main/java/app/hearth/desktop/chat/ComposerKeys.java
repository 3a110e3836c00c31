package app.hearth.desktop.chat;

import app.hearth.desktop.keyboard.CommandId;
import app.hearth.desktop.keyboard.KeyMap;
import app.hearth.desktop.keyboard.KeyWords;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import javafx.scene.Node;

/// What the composer says of the keys that send and that begin a line, as they are now. For the JavaFX thread.
final class ComposerKeys {
    private final KeyMap keys;
    private final KeyWords names;
    private final ResourceBundle texts;

    ComposerKeys(KeyMap keys, ResourceBundle texts) {
        this.keys = keys;
        this.names = new KeyWords(keys);
        this.texts = texts;
    }

    /// A text with both in their places.
    String words(String text) {
        return MessageFormat.format(texts.getString(text), names.of(CommandId.SEND), names.of(CommandId.NEW_LINE));
    }

    /// Tells when other keys were chosen, as long as `shown` is in a window: the keys outlive it.
    void follow(Node shown, Runnable changed) {
        keys.chosenProperty()
                .when(shown.sceneProperty().map(_ -> true).orElse(false))
                .subscribe(_ -> changed.run());
    }
}
