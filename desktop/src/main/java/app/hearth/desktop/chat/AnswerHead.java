package app.hearth.desktop.chat;

import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The words above an answer. What more is known of it comes with the pointer or with the focus of the keyboard, and is
/// read out with the words. For the JavaFX thread.
final class AnswerHead extends Label {
    private final Supplier<List<String>> facts;

    /// @param facts is asked each time, because an answer that is being written takes more and more
    AnswerHead(String words, Supplier<List<String>> facts) {
        super(words);
        this.facts = facts;
        Tooltip tip = new Tooltip();
        tip.getStyleClass().add("answer-facts");
        tip.setOnShowing(_ -> tip.setText(String.join("\n", facts.get())));
        setTooltip(tip);
        setFocusTraversable(true);
        focusVisibleProperty().addListener((_, _, focused) -> show(tip, focused));
    }

    private void show(Tooltip tip, boolean wanted) {
        Bounds here = localToScreen(getBoundsInLocal());
        if (wanted && here != null) {
            tip.show(this, here.getMinX(), here.getMaxY());
        } else {
            tip.hide();
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? getText() + ". " + String.join(". ", facts.get())
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
