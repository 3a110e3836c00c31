package app.hearth.desktop.fx;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// An explanation on the screen, next to what caused it: what happened in the first line, what to do in the second.
/// For the JavaFX thread.
public final class Notice extends VBox {
    private final Label what = new Label();
    private final Label whatToDo = new Label();

    public Notice() {
        HBox line = new HBox(new FontIcon(Feather.ALERT_CIRCLE), what);
        line.getStyleClass().add("notice-line");
        whatToDo.getStyleClass().add("notice-do");
        what.setWrapText(true);
        whatToDo.setWrapText(true);
        getStyleClass().add("notice");
        getChildren().addAll(line, whatToDo);
        show(Optional.empty());
    }

    /// A notice that shows `explanation`, and always will.
    public static Notice of(Explanation explanation) {
        Notice notice = new Notice();
        notice.show(Optional.of(explanation));
        return notice;
    }

    /// Shows what `explanation` has, now and later; takes no room while it has nothing.
    public void follow(ObservableValue<Optional<Explanation>> explanation) {
        explanation.subscribe(this::show);
    }

    private void show(Optional<Explanation> explanation) {
        what.setText(explanation.map(Explanation::what).orElse(""));
        whatToDo.setText(explanation.map(Explanation::whatToDo).orElse(""));
        Views.show(whatToDo, !whatToDo.getText().isEmpty());
        Views.show(this, explanation.isPresent());
    }
}
