package app.hearth.desktop.fx;

import java.util.ResourceBundle;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says for a while what has been done, with the way back; takes no room while it has nothing to say. For the JavaFX
/// thread.
public final class UndoLine extends HBox {
    private static final Duration SHOWN = Duration.seconds(8);

    private final PauseTransition away = new PauseTransition(SHOWN);
    private final Label words = new Label();
    private final Button undo;
    private final Button dismiss = new Button("", new FontIcon(Feather.X));

    public UndoLine() {
        ResourceBundle texts = Views.texts(UndoLine.class);
        undo = new Button(texts.getString("undo"));
        undo.getStyleClass().addAll("small", "flat", "undo-button");
        undo.setMinWidth(USE_PREF_SIZE);
        dismiss.getStyleClass().add("quiet-icon");
        dismiss.setAccessibleText(texts.getString("undo.dismiss"));
        dismiss.setTooltip(new Tooltip(texts.getString("undo.dismiss")));
        words.getStyleClass().add("undo-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().add("undo-line");
        getChildren().addAll(words, undo, dismiss);
        hide();
    }

    /// What leads back, and what makes the way back go away, which time does too.
    public void on(Runnable undone, Runnable dismissed) {
        undo.setOnAction(_ -> undone.run());
        dismiss.setOnAction(_ -> dismissed.run());
        away.setOnFinished(_ -> dismissed.run());
    }

    /// Shows what has been done, for a while from now on.
    public void show(String done) {
        words.setText(done);
        words.setTooltip(new Tooltip(done)); // where the line is narrow its end is cut
        Views.show(this, true);
        away.playFromStart();
    }

    public void hide() {
        away.stop();
        Views.show(this, false);
        words.setText("");
        words.setTooltip(null);
    }
}
