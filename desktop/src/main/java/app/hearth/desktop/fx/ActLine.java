package app.hearth.desktop.fx;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One act as a line of a list. For the JavaFX thread.
public final class ActLine extends HBox {
    public ActLine(ActRow act) {
        Label words = new Label(act.words());
        words.setWrapText(true);
        Label detail = new Label(act.detail());
        detail.getStyleClass().add("text-quiet");
        detail.setWrapText(true);
        VBox both = new VBox(words, detail);
        both.getStyleClass().add("key-words");
        setHgrow(both, Priority.ALWAYS);
        Label outcome = new Label(act.outcome());
        outcome.getStyleClass().add("act-outcome");
        outcome.setMinWidth(USE_PREF_SIZE);
        getStyleClass().addAll("key-row", "key-line", act.warns() ? "act-warns" : "act-done");
        getChildren().addAll(new FontIcon(act.warns() ? Feather.ALERT_CIRCLE : Feather.CHECK), both, outcome);
    }
}
