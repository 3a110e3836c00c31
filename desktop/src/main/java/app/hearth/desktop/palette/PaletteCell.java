package app.hearth.desktop.palette;

import app.hearth.desktop.fx.Views;
import java.util.Locale;
import java.util.ResourceBundle;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line of the palette: a heading, or what can be chosen with its keys.
final class PaletteCell extends ListCell<PaletteItem> {
    private static final String HEADING = "palette-heading";
    private static final String CHOICE = "palette-choice";

    private final ResourceBundle texts;
    private final FontIcon icon = new FontIcon("fth-message-square");
    private final Label words = new Label();
    private final Label keys = new Label();
    private final HBox line = new HBox(icon, words, keys);
    private final Label heading = new Label();

    PaletteCell(PaletteViewModel palette, ResourceBundle texts) {
        this.texts = texts;
        line.getStyleClass().add("palette-line");
        line.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        keys.getStyleClass().add("palette-keys");
        keys.setMinWidth(USE_PREF_SIZE);
        setOnMouseClicked(_ -> {
            if (getItem() != null && getItem().isChoice()) {
                palette.chosen().set(getItem());
                palette.choose();
            }
        });
    }

    @Override
    protected void updateItem(@Nullable PaletteItem item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().removeAll(HEADING, CHOICE);
        setDisable(false);
        setAccessibleText(null);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        switch (item) {
            case PaletteItem.Section section -> show(section);
            case PaletteItem.Deed(Command command) ->
                show(command.words(), command.icon(), command.keys().get());
            case Talk talk ->
                show(talk.title().isBlank() ? texts.getString("untitled") : talk.title(), "fth-message-square", "");
        }
    }

    private void show(PaletteItem.Section section) {
        heading.setText(texts.getString("section." + section.name().toLowerCase(Locale.ROOT)));
        getStyleClass().add(HEADING);
        setDisable(true);
        setAccessibleText(heading.getText());
        setGraphic(heading);
    }

    private void show(String name, String literal, String stroke) {
        icon.setIconLiteral(literal);
        words.setText(name);
        keys.setText(stroke);
        Views.show(keys, !stroke.isEmpty());
        getStyleClass().add(CHOICE);
        setAccessibleText(stroke.isEmpty() ? name : name + ", " + stroke);
        setGraphic(line);
    }
}
