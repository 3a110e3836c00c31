package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says for a while that messages are in the trash, with the way back. For the JavaFX thread.
final class TrashedLine extends HBox {
    private static final Duration SHOWN = Duration.seconds(8);

    private final ResourceBundle texts = Views.texts(TrashedLine.class);
    private final PauseTransition away = new PauseTransition(SHOWN);
    private final Label words = new Label();

    TrashedLine(Branches branches) {
        Button undo = new Button(texts.getString("trashed.undo"));
        undo.getStyleClass().addAll("small", "flat", "trashed-undo");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setOnAction(_ -> branches.undoTrash());
        Button dismiss = new Button("", new FontIcon(Feather.X));
        dismiss.getStyleClass().add("quiet-icon");
        dismiss.setAccessibleText(texts.getString("trashed.dismiss"));
        dismiss.setTooltip(new Tooltip(texts.getString("trashed.dismiss")));
        dismiss.setOnAction(_ -> branches.dismissTrashed());
        words.getStyleClass().add("trashed-text");
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().add("trashed");
        getChildren().addAll(words, undo, dismiss);
        away.setOnFinished(_ -> branches.dismissTrashed());
        branches.trashedProperty().subscribe(this::show);
    }

    private void show(Branches.@Nullable Trashed gone) {
        Views.show(this, gone != null);
        away.stop();
        if (gone != null) {
            words.setText(MessageFormat.format(
                    texts.getString("trashed"), gone.messages().size()));
            away.playFromStart();
        }
    }
}
