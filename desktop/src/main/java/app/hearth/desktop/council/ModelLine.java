package app.hearth.desktop.council;

import app.hearth.common.key.Model;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A model to choose: its name, and in quieter words whose it is. For the JavaFX thread.
final class ModelLine extends ListCell<Model> {
    private final Function<Model, String> detail;
    private final Label name = new Label();
    private final Label more = new Label();
    private final VBox both = new VBox(name, more);

    ModelLine(Function<Model, String> detail, Consumer<Model> chosen) {
        this.detail = detail;
        more.getStyleClass().add("seat-provider");
        both.getStyleClass().add("seat-words");
        both.setMinWidth(0);
        setPrefWidth(0); // as wide as the list, never wider
        setOnMouseClicked(_ -> {
            if (getItem() != null) {
                chosen.accept(getItem());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Model model, boolean empty) {
        super.updateItem(model, empty);
        if (empty || model == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(model.name());
        more.setText(detail.apply(model));
        setAccessibleText(name.getText() + ", " + more.getText());
        setGraphic(both);
    }
}
