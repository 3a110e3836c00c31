package app.hearth.desktop.fx;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Empty lines that stand where a list will be, once it takes long enough to be noticed. For the JavaFX thread.
public final class Skeleton extends VBox {
    private Animation patience = new PauseTransition();

    public Skeleton() {
        getStyleClass().add("list-skeleton");
    }

    /// How many lines there are; from FXML.
    public void setLines(int lines) {
        getChildren().clear();
        for (int line = 0; line < lines; line++) {
            Region empty = new Region();
            empty.getStyleClass().add("skeleton-line");
            getChildren().add(empty);
        }
    }

    public int getLines() {
        return getChildren().size();
    }

    /// Whether the list is still to come.
    public void await(boolean toCome) {
        patience.stop();
        Views.show(this, toCome);
        if (toCome) {
            patience = Calm.appearLate(this);
        }
    }
}
