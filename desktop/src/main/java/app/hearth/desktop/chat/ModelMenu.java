package app.hearth.desktop.chat;

import app.hearth.common.key.Model;
import app.hearth.common.key.Models;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Views;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The button that names the model and opens the list to choose another: found by its name, favourites first, with what
/// new conversations begin with, and how old the list is. For the JavaFX thread.
final class ModelMenu {
    private final ModelPicker models;
    private final Runnable chosen;
    private final ResourceBundle texts = Views.texts(ModelMenu.class);
    private final ModelWords words = new ModelWords(new Moments(InstantSource.system(), ZoneId.systemDefault()));
    private final Button button;
    private final Popup popup = new Popup();
    private final TextField filter = new TextField();
    private final ObservableList<Model> offered = FXCollections.observableArrayList();
    private final ListView<Model> list = new ListView<>(offered);
    private final Button star = new Button();
    private final Button forNew = new Button();
    private final Label age = new Label();
    private final Button refresh = new Button("", new FontIcon(Feather.REFRESH_CW));
    private final VBox notes = new VBox();

    /// @param chosen puts the focus back to where the question is written
    ModelMenu(Button button, ModelPicker models, Runnable chosen) {
        this.chosen = chosen;
        this.button = button;
        this.models = models;
        dressButton();
        dressList();
        dressFooter();
        HBox acts = new HBox(star, forNew);
        acts.getStyleClass().add("model-acts");
        HBox.setHgrow(age, Priority.ALWAYS);
        age.setMaxWidth(Double.MAX_VALUE);
        HBox footer = new HBox(age, refresh);
        footer.getStyleClass().add("model-footer");
        VBox box = new VBox(filter, list, acts, notes, footer);
        box.getStyleClass().add("model-menu");
        popup.getContent().add(box);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_RIGHT);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        models.models().addListener((ListChangeListener<Model>) _ -> offer());
        models.favourites().addListener((ListChangeListener<ModelName>) _ -> offer());
        models.forNewProperty().addListener((_, _, _) -> offer());
        models.toldProperty().addListener((_, _, _) -> foot());
        models.problemProperty().addListener((_, _, _) -> foot());
        models.loadingProperty().addListener((_, _, _) -> foot());
    }

    void open() {
        var corner = button.localToScreen(button.getWidth(), button.getHeight() + 4);
        if (corner == null) {
            return;
        }
        filter.clear();
        offer();
        foot();
        popup.show(button, corner.getX(), corner.getY());
        popup.getScene().getStylesheets().setAll(button.getScene().getStylesheets());
        VBox box = (VBox) popup.getContent().getFirst();
        box.getStylesheets().setAll(ModelMenu.class.getResource("chat.css").toExternalForm());
        models.selected().ifPresent(this::mark);
        filter.requestFocus();
        models.refresh(); // what was told meanwhile; the list in sight stays until it comes
    }

    private void mark(Model model) {
        list.getSelectionModel().select(model);
        list.scrollTo(model);
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

    private void dressList() {
        filter.setPromptText(texts.getString("model.filter"));
        filter.setAccessibleText(texts.getString("model.filter"));
        filter.textProperty().addListener((_, _, _) -> {
            offer();
            list.getSelectionModel().selectFirst();
        });
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::filterKey);
        list.getStyleClass().add("model-list");
        list.setAccessibleText(texts.getString("model.choose"));
        list.setCellFactory(_ -> new ModelCell(models, words));
        list.setPlaceholder(new Label(texts.getString("model.none")));
        list.setOnMouseClicked(_ -> choose());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose();
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> acts());
        star.setOnAction(_ -> withMarked(models::toggleFavourite));
        forNew.setOnAction(_ -> withMarked(models::toggleForNew));
        acts();
    }

    private void dressFooter() {
        age.getStyleClass().add("model-facts");
        refresh.getStyleClass().add("quiet-icon");
        refresh.setAccessibleText(texts.getString("model.refresh"));
        refresh.setTooltip(new Tooltip(texts.getString("model.refresh")));
        refresh.setOnAction(_ -> models.askProviders());
        refresh.disableProperty().bind(models.loadingProperty());
    }

    private void name() {
        ModelName selected = models.selectedProperty().get();
        String named = selected != null
                ? models.nameOf(selected)
                : texts.getString(models.loadingProperty().get() ? "model.loading" : "model.missing");
        button.setText(named);
        button.setAccessibleText(texts.getString("model.choose") + ": " + named);
    }

    /// Offers what there is now; what was marked stays marked.
    private void offer() {
        Optional<ModelName> marked = marked();
        offered.setAll(models.offered(filter.getText()));
        marked.flatMap(name -> offered.stream()
                        .filter(model -> ModelPicker.nameOf(model).equals(name))
                        .findFirst())
                .ifPresent(list.getSelectionModel()::select);
        acts();
    }

    /// What can be done with the marked model.
    private void acts() {
        Optional<ModelName> marked = marked();
        boolean starred = marked.filter(models.favourites()::contains).isPresent();
        boolean begins = marked.filter(
                        name -> name.equals(models.forNewProperty().get()))
                .isPresent();
        star.setText(texts.getString(starred ? "model.unstar" : "model.star"));
        forNew.setText(texts.getString(begins ? "model.notForNew" : "model.forNew"));
        star.setDisable(marked.isEmpty());
        forNew.setDisable(marked.isEmpty());
    }

    private Optional<ModelName> marked() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem()).map(ModelPicker::nameOf);
    }

    private void withMarked(Consumer<ModelName> act) {
        marked().ifPresent(act);
    }

    /// How old the list is, and what is wrong with it.
    private void foot() {
        Models told = models.toldProperty().get();
        boolean asking = models.loadingProperty().get();
        age.setText(asking ? texts.getString("model.asking") : told == null ? "" : words.age(told));
        List<String> said = new ArrayList<>();
        Explanation problem = models.problemProperty().get();
        if (problem != null) {
            said.add(problem.what() + " " + problem.whatToDo());
        }
        if (told != null) {
            said.addAll(words.problems(told));
        }
        notes.getChildren().setAll(said.stream().map(ModelMenu::note).toList());
        Views.show(notes, !said.isEmpty());
    }

    private static Label note(String sentence) {
        Label note = new Label(sentence);
        note.getStyleClass().add("model-note");
        note.setWrapText(true);
        return note;
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
        marked().ifPresent(model -> {
            models.selectedProperty().set(model);
            popup.hide();
            chosen.run();
        });
    }
}
