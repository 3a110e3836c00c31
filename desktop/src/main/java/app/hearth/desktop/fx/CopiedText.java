package app.hearth.desktop.fx;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Text on its way to the system's clipboard. For the JavaFX thread.
public final class CopiedText {
    private CopiedText() {}

    /// Puts `text` there, in place of what was on it.
    public static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
