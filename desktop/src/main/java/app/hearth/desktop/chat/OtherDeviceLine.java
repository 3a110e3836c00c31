package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says that the conversation goes on elsewhere on another device, with the way there; takes no room while it does not.
/// For the JavaFX thread.
final class OtherDeviceLine extends HBox {
    OtherDeviceLine(OtherDevice device) {
        ResourceBundle texts = Views.texts(OtherDeviceLine.class);
        Label words = new Label(texts.getString("elsewhere"), new FontIcon(Feather.GIT_BRANCH));
        words.getStyleClass().add("elsewhere-words");
        words.setTooltip(new Tooltip(words.getText()));
        HBox.setHgrow(words, Priority.ALWAYS);
        Button show = new Button(texts.getString("elsewhere.show"));
        show.getStyleClass().addAll("small", "flat", "elsewhere-show");
        show.setMinWidth(USE_PREF_SIZE);
        show.setOnAction(_ -> device.follow());
        Button stay = new Button("", new FontIcon(Feather.X));
        stay.getStyleClass().add("quiet-icon");
        stay.setAccessibleText(texts.getString("elsewhere.stay"));
        stay.setTooltip(new Tooltip(texts.getString("elsewhere.stay")));
        stay.setOnAction(_ -> device.dismiss());
        getStyleClass().add("elsewhere-line");
        getChildren().addAll(words, show, stay);
        device.offeredProperty().subscribe(offered -> Views.show(this, offered));
    }
}
