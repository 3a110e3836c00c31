package app.hearth.desktop.fx;

import java.util.Locale;
import javafx.scene.control.TextArea;

/// Lets a text area wrap its lines where that can be done: on Linux JavaFX 26 fails when it breaks a line of Hebrew or
/// Arabic, and draws one of Hindi too wide ([ShapedText] says why), so there such a text scrolls sideways. For the
/// JavaFX thread.
public final class WrappedArea {
    private static final boolean LINUX =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");

    private WrappedArea() {}

    /// From now on `area` wraps whatever is written in it, as far as that can be.
    public static void wrap(TextArea area) {
        area.textProperty().subscribe(text -> area.setWrapText(canWrap(text)));
    }

    private static boolean canWrap(String text) {
        return !LINUX || text == null || !ShapedText.isWritten(text);
    }
}
