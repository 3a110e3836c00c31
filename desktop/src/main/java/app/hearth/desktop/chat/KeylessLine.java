package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says, under a conversation that can only be read, that a model needs a key, with the way to one. For the JavaFX
/// thread.
final class KeylessLine extends HBox {
    KeylessLine(Runnable addKey) {
        ResourceBundle texts = Views.texts(KeylessLine.class);
        Label words = new Label(texts.getString("empty.key.title"), new FontIcon(Feather.KEY));
        words.getStyleClass().add("elsewhere-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        Button add = new Button(texts.getString("empty.key.button"));
        add.getStyleClass().addAll("small", "flat", "elsewhere-show");
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(_ -> addKey.run());
        getStyleClass().add("elsewhere-line");
        getChildren().addAll(words, add);
        Views.show(this, false);
    }
}
