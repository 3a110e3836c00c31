package app.hearth.desktop.chat;

import app.hearth.common.key.Model;
import app.hearth.desktop.fx.Views;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The button that names the model and opens the list to choose another, with a filter. For the JavaFX thread.
final class ModelMenu {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final ModelPicker models;
    private final ResourceBundle texts;
    private final Button button;
    private final Popup popup = new Popup();
    private final TextField filter = new TextField();
    private final FilteredList<Model> shown;
    private final ListView<Model> list;
    private final Label note = new Label();

    ModelMenu(Button button, ModelPicker models, ResourceBundle texts) {
        this.button = button;
        this.models = models;
        this.texts = texts;
        this.shown = new FilteredList<>(models.models());
        this.list = new ListView<>(shown);
        dressButton();
        VBox box = new VBox(filter, list, note);
        box.getStyleClass().add("model-menu");
        note.getStyleClass().add("model-note");
        note.setWrapText(true);
        filter.setPromptText(texts.getString("model.filter"));
        filter.setAccessibleText(texts.getString("model.filter"));
        filter.textProperty().addListener((_, _, words) -> narrow(words));
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::filterKey);
        list.getStyleClass().add("model-list");
        list.setAccessibleText(texts.getString("model.choose"));
        list.setCellFactory(_ -> new ModelCell());
        list.setPlaceholder(new Label(texts.getString("model.none")));
        list.setOnMouseClicked(_ -> choose());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose();
            }
        });
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    void open() {
        var corner = button.localToScreen(0, button.getHeight() + 4);
        if (corner == null) {
            return;
        }
        filter.clear();
        note.setText(note());
        Views.show(note, !note.getText().isEmpty());
        popup.show(button, corner.getX(), corner.getY());
        popup.getScene().getStylesheets().setAll(button.getScene().getStylesheets());
        VBox box = (VBox) popup.getContent().getFirst();
        box.getStylesheets().setAll(ModelMenu.class.getResource("chat.css").toExternalForm());
        models.models().stream()
                .filter(model -> ModelPicker.nameOf(model)
                        .equals(models.selectedProperty().get()))
                .findFirst()
                .ifPresent(model -> {
                    list.getSelectionModel().select(model);
                    list.scrollTo(model);
                });
        filter.requestFocus();
    }

    private void dressButton() {
        button.setGraphic(new FontIcon("fth-chevron-down"));
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setTooltip(new Tooltip(texts.getString("model.choose")));
        button.setOnAction(_ -> open());
        models.selectedProperty().addListener((_, _, _) -> name());
        models.models().addListener((ListChangeListener<Model>) _ -> name());
        models.loadingProperty().addListener((_, _, _) -> name());
        name();
    }

    private void name() {
        ModelName selected = models.selectedProperty().get();
        String words = selected != null
                ? models.nameOf(selected)
                : texts.getString(models.loadingProperty().get() ? "model.loading" : "model.missing");
        button.setText(words);
        button.setAccessibleText(texts.getString("model.choose") + ": " + words);
    }

    private String note() {
        return Optional.ofNullable(models.problemProperty().get())
                .map(problem -> problem.what() + " " + problem.whatToDo())
                .orElseGet(() -> models.silentProviders().isEmpty()
                        ? ""
                        : texts.getString("model.silent").formatted(String.join(", ", models.silentProviders())));
    }

    private void narrow(String words) {
        List<String> parts =
                SPACES.splitAsStream(words.toLowerCase(Locale.ROOT).strip()).toList();
        shown.setPredicate(model -> {
            String all = (model.name() + " " + model.id() + " " + model.provider()).toLowerCase(Locale.ROOT);
            return parts.stream().allMatch(all::contains);
        });
        list.getSelectionModel().selectFirst();
    }

    private void filterKey(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> choose();
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            default -> {
                return;
            }
        }
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        event.consume();
    }

    private void choose() {
        Model model = list.getSelectionModel().getSelectedItem();
        if (model != null) {
            models.selectedProperty().set(ModelPicker.nameOf(model));
            popup.hide();
        }
    }

    /// A model by its name, with its provider and what a million tokens cost.
    private final class ModelCell extends ListCell<Model> {
        private final Label name = new Label();
        private final Label facts = new Label();
        private final VBox box = new VBox(name, facts);

        ModelCell() {
            facts.getStyleClass().add("model-facts");
        }

        @Override
        protected void updateItem(@Nullable Model model, boolean empty) {
            super.updateItem(model, empty);
            if (empty || model == null) {
                setGraphic(null);
                return;
            }
            name.setText(model.name());
            facts.setText(facts(model));
            setGraphic(box);
        }
    }

    private String facts(Model model) {
        BigDecimal in = model.promptPrice();
        BigDecimal out = model.completionPrice();
        if (in == null || out == null) {
            return model.provider();
        }
        return model.provider() + " · " + texts.getString("model.price").formatted(perMillion(in), perMillion(out));
    }

    private static String perMillion(BigDecimal perToken) {
        NumberFormat format = NumberFormat.getCurrencyInstance();
        format.setCurrency(Currency.getInstance("USD"));
        format.setMinimumFractionDigits(0);
        format.setMaximumFractionDigits(2);
        return format.format(perToken.multiply(MILLION).setScale(4, RoundingMode.HALF_UP));
    }
}
