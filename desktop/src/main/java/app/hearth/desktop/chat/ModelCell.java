package app.hearth.desktop.chat;

import app.hearth.common.key.Model;
import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A model to choose: its star, its name, whether it sees, and what is known of it. For the JavaFX thread.
final class ModelCell extends ListCell<Model> {
    private static final PseudoClass STARRED = PseudoClass.getPseudoClass("starred");

    private final ModelPicker models;
    private final ModelWords words;
    private final ResourceBundle texts = Views.texts(ModelCell.class);
    private final Button star = new Button("", new FontIcon(Feather.STAR));
    private final Label name = new Label();
    private final FontIcon eye = new FontIcon(Feather.EYE);
    private final Label sight = new Label("", eye);
    private final Tooltip sightTip = new Tooltip();
    private final Label first = new Label(texts.getString("model.first"));
    private final Label facts = new Label();
    private final HBox row;

    ModelCell(ModelPicker models, ModelWords words) {
        this.models = models;
        this.words = words;
        star.getStyleClass().addAll("quiet-icon", "model-star");
        star.setFocusTraversable(false); // for the keyboard there is a button below the list
        star.addEventHandler(MouseEvent.MOUSE_CLICKED, Event::consume);
        sight.setTooltip(sightTip);
        first.getStyleClass().add("model-first");
        facts.getStyleClass().add("model-facts");
        HBox head = new HBox(name, sight, first);
        head.getStyleClass().add("model-head");
        VBox said = new VBox(head, facts);
        HBox.setHgrow(said, Priority.ALWAYS);
        row = new HBox(star, said);
        row.getStyleClass().add("model-row");
        row.setMinWidth(0);
        setPrefWidth(0); // as wide as the list, never wider
    }

    @Override
    protected void updateItem(@Nullable Model model, boolean empty) {
        super.updateItem(model, empty);
        if (empty || model == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        ModelName its = ModelPicker.nameOf(model);
        boolean starred = models.favourites().contains(its);
        boolean begins = its.equals(models.forNewProperty().get());
        name.setText(model.name());
        facts.setText(words.facts(model));
        eye.setIconCode(Boolean.TRUE.equals(model.vision()) ? Feather.EYE : Feather.EYE_OFF);
        sightTip.setText(words.sight(model));
        Views.show(sight, model.vision() != null);
        Views.show(first, begins);
        star.pseudoClassStateChanged(STARRED, starred);
        star.setAccessibleText(
                texts.getString(starred ? "model.unstar.of" : "model.star.of").formatted(model.name()));
        star.setOnAction(_ -> models.toggleFavourite(its));
        setAccessibleText(Stream.of(
                        model.name(),
                        starred ? texts.getString("model.starred") : "",
                        begins ? first.getText() : "",
                        words.sight(model),
                        facts.getText())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", ")));
        setGraphic(row);
    }
}
