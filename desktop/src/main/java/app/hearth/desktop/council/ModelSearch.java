package app.hearth.desktop.council;

import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.desktop.fx.IntoView;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// A list of models in the midst of a page, found by their names and chosen by the mouse or the keyboard. It is there
/// only while it is open. For the JavaFX thread.
final class ModelSearch extends VBox {
    private static final double LINE = 44;
    private static final int LINES = 5;

    private final Function<String, List<Model>> source;
    private final Consumer<ModelRef> chosen;
    private final Runnable closed;
    private final ResourceBundle texts = Views.texts(ModelSearch.class);
    private final TextField filter = new TextField();
    private final ObservableList<Model> offered = FXCollections.observableArrayList();
    private final ListView<Model> list = new ListView<>(offered);

    /// @param source the models for what was typed
    /// @param detail what is said of a model in its line, besides its name
    /// @param closed is run when it was closed, whether something was chosen or not
    ModelSearch(
            Function<String, List<Model>> source,
            Function<Model, String> detail,
            Consumer<ModelRef> chosen,
            Runnable closed) {
        this.source = source;
        this.chosen = chosen;
        this.closed = closed;
        dressFilter();
        list.getStyleClass().add("seat-models");
        list.setFixedCellSize(LINE);
        list.setAccessibleText(texts.getString("search.list"));
        list.setCellFactory(_ -> new ModelLine(detail, this::choose));
        Label nothing = new Label(texts.getString("search.none"));
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chooseMarked();
                event.consume();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) { // closes this, and nothing that it stands in
                close();
                event.consume();
            }
        });
        getStyleClass().add("seat-search");
        getChildren().setAll(filter, list);
        Views.show(this, false);
    }

    private void dressFilter() {
        filter.setPromptText(texts.getString("search"));
        filter.setAccessibleText(texts.getString("search"));
        filter.textProperty().addListener((_, _, _) -> {
            offer();
            mark(0);
        });
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Opens it with `marked` marked, where it is offered.
    void open(Optional<ModelRef> marked) {
        filter.clear();
        offer();
        List<ModelRef> refs = offered.stream().map(OpenModels::refOf).toList();
        mark(Math.max(0, marked.map(refs::indexOf).orElse(0)));
        Views.show(this, true);
        Platform.runLater(filter::requestFocus); // what is not shown yet cannot have the focus
        IntoView.scroll(this);
    }

    boolean isOpen() {
        return isVisible();
    }

    void close() {
        if (isOpen()) {
            Views.show(this, false);
            closed.run();
        }
    }

    /// Offers what there is now for the words that are typed.
    private void offer() {
        offered.setAll(source.apply(filter.getText()));
        double lines = Math.clamp(offered.size(), 1, LINES);
        list.setPrefHeight(lines * LINE + 2);
        list.setMinHeight(LINE);
    }

    /// What keys open has changed.
    void refresh() {
        if (isOpen()) {
            Optional<ModelRef> marked = Optional.ofNullable(
                            list.getSelectionModel().getSelectedItem())
                    .map(OpenModels::refOf);
            offer();
            List<ModelRef> refs = offered.stream().map(OpenModels::refOf).toList();
            mark(Math.max(0, marked.map(refs::indexOf).orElse(0)));
        }
    }

    private void mark(int line) {
        list.getSelectionModel().clearAndSelect(line);
        list.scrollTo(line);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> chooseMarked();
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            default -> {
                return;
            }
        }
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        event.consume();
    }

    private void chooseMarked() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(this::choose);
    }

    private void choose(Model model) {
        chosen.accept(OpenModels.refOf(model));
        close();
    }
}
