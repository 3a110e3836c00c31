package app.hearth.desktop.fx;

import atlantafx.base.theme.Styles;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks, in the place of what was pressed, whether the person means it. For the JavaFX thread.
public final class Question extends VBox {
    private final Label words = new Label();
    private final Button yes = new Button();
    private final Button no = new Button();

    public Question() {
        words.setWrapText(true);
        HBox buttons = new HBox(yes, no);
        buttons.getStyleClass().add("buttons");
        getStyleClass().add("question");
        getChildren().addAll(words, buttons);
    }

    /// What is asked, and what would be lost.
    public void setWords(String text) {
        words.setText(text);
    }

    public String getWords() {
        return words.getText();
    }

    /// What the button says that does it.
    public void setYes(String text) {
        yes.setText(text);
    }

    public String getYes() {
        return yes.getText();
    }

    /// What the button says that leaves everything as it is.
    public void setNo(String text) {
        no.setText(text);
    }

    public String getNo() {
        return no.getText();
    }

    /// Whether something is lost for good.
    public void setDanger(boolean danger) {
        if (danger) {
            yes.getStyleClass().add(Styles.DANGER);
        } else {
            yes.getStyleClass().remove(Styles.DANGER);
        }
    }

    public boolean isDanger() {
        return yes.getStyleClass().contains(Styles.DANGER);
    }

    /// Is there while `asked` says so; `meant` is run by who says yes.
    public void follow(BooleanProperty asked, Runnable meant) {
        asked.subscribe(now -> Views.show(this, now));
        yes.setOnAction(_ -> meant.run());
        no.setOnAction(_ -> asked.set(false));
    }
}
