package app.hearth.desktop.council;

import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilSuggestion;
import app.hearth.common.key.Model;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Skeleton;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The councils that are kept, the form in which one is made or changed, and for whoever has none yet one to begin
/// with.
final class CouncilPresetsView {
    private final CouncilPresetsViewModel model;
    private final CouncilPresetFormViewModel form;
    private final OpenModels models;
    private final CouncilWords words;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Notice notice;

    @FXML
    private Button retry;

    @FXML
    private Skeleton skeleton;

    @FXML
    private VBox none;

    @FXML
    private HBox suggested;

    @FXML
    private Label suggestedWords;

    @FXML
    private Label nothingSuggested;

    @FXML
    private VBox rows;

    @FXML
    private Notice deleteNotice;

    @FXML
    private HBox deleted;

    @FXML
    private Label deletedWords;

    @FXML
    private Button undo;

    @FXML
    private Button make;

    @FXML
    private StackPane formPlace;

    CouncilPresetsView(CouncilPresetsViewModel model, CouncilPresetFormViewModel form, ObservableList<Model> models) {
        this.model = model;
        this.form = form;
        this.models = new OpenModels(models, this::showModels);
        this.words = new CouncilWords(this.models);
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        notice.follow(model.failure());
        model.failure().subscribe(_ -> show());
        deleteNotice.follow(model.deleting().failure());
        model.deleted().subscribe(this::showDeleted);
        model.presets().subscribe(_ -> {
            showRows();
            show();
        });
        model.loaded().subscribe(_ -> show());
        model.suggestion().subscribe(_ -> show());
        formPlace.getChildren().setAll(new CouncilPresetFormView(form).root());
        form.open().subscribe(open -> {
            Views.show(formPlace, open);
            Views.show(make, !open);
            show();
        });
    }

    /// Other models are open now, or they are called otherwise.
    private void showModels() {
        showRows();
        showSuggested();
    }

    private void showRows() {
        List<CouncilPreset> presets = model.presets().get();
        rows.getChildren().setAll(presets.stream().map(this::row).toList());
        Views.show(rows, !presets.isEmpty());
    }

    private void show() {
        boolean failed = model.failure().get().isPresent();
        boolean isLoaded = model.loaded().get();
        Views.show(retry, failed);
        skeleton.await(!isLoaded && !failed);
        Views.show(
                none,
                isLoaded && model.presets().get().isEmpty() && !form.open().get());
        showSuggested();
    }

    /// What can be begun with at once.
    private void showSuggested() {
        Optional<CouncilSuggestion> found = model.suggestion().get();
        List<CouncilSuggestion> usable =
                found.filter(it -> !it.seats().isEmpty()).stream().toList();
        usable.forEach(it -> suggestedWords.setText(words.of(it.seats(), it.chairman())));
        Views.show(suggested, !usable.isEmpty());
        Views.show(nothingSuggested, found.isPresent() && usable.isEmpty());
    }

    private Node row(CouncilPreset preset) {
        return new CouncilPresetRowView(
                        preset,
                        words,
                        () -> {
                            model.settle();
                            form.change(preset);
                        },
                        () -> delete(preset))
                .root();
    }

    /// What is deleted is not changed any more.
    private void delete(CouncilPreset preset) {
        if (form.changes(preset)) {
            form.close();
        }
        model.delete(preset);
    }

    private void showDeleted(Optional<CouncilPreset> gone) {
        Views.show(deleted, gone.isPresent());
        deletedWords.setText(gone.map(it -> MessageFormat.format(resources.getString("presets.deleted"), it.name()))
                .orElse(""));
        if (gone.isPresent()) {
            Platform.runLater(undo::requestFocus); // the row that had the focus is gone
        }
    }

    @FXML
    private void make() {
        model.settle();
        form.make();
    }

    @FXML
    private void makeSuggested() {
        model.settle();
        model.suggestion().get().ifPresent(form::make);
    }

    @FXML
    private void undo() {
        model.undo();
    }

    @FXML
    private void load() {
        model.load();
        model.suggest();
    }
}
