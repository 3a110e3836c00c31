package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.ResourceBundle;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Questions that show what can be asked. One that is clicked goes into the composer and is not sent, so that it can be
/// made one's own. For the JavaFX thread.
final class ExampleQuestions {
    private static final List<Feather> ICONS = List.of(Feather.SUN, Feather.COFFEE, Feather.EDIT_3);

    private final VBox box;
    private final StringProperty draft;
    private final Runnable focusComposer;

    ExampleQuestions(VBox box, StringProperty draft, Runnable focusComposer) {
        this.box = box;
        this.draft = draft;
        this.focusComposer = focusComposer;
    }

    void show() {
        ResourceBundle texts = Views.texts(ExampleQuestions.class);
        for (int i = 0; i < ICONS.size(); i++) {
            String name = "example." + (i + 1);
            box.getChildren().add(button(ICONS.get(i), texts.getString(name), texts.getString(name + ".text")));
        }
    }

    private Button button(Feather icon, String name, String question) {
        Button button = new Button(name, new FontIcon(icon));
        button.getStyleClass().add("chat-example");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> {
            draft.set(question);
            focusComposer.run();
        });
        return button;
    }
}
