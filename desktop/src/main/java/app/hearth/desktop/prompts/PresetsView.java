package app.hearth.desktop.prompts;

import app.hearth.common.prompt.Preset;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The presets, and the form in which one is made or changed.
final class PresetsView {
    private final PresetsViewModel model;
    private final PresetFormViewModel form;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Notice notice;

    @FXML
    private Button retry;

    @FXML
    private Label none;

    @FXML
    private VBox rows;

    @FXML
    private Notice deleteNotice;

    @FXML
    private HBox deleted;

    @FXML
    private Label deletedWords;

    @FXML
    private Button make;

    @FXML
    private StackPane formPlace;

    PresetsView(PresetsViewModel model, PresetFormViewModel form) {
        this.model = model;
        this.form = form;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        notice.follow(model.failure());
        model.failure().subscribe(why -> Views.show(retry, why.isPresent()));
        deleteNotice.follow(model.deleting().failure());
        model.deleted().subscribe(this::showDeleted);
        model.presets().subscribe(this::show);
        model.loaded().subscribe(_ -> show(model.presets().get()));
        formPlace.getChildren().setAll(new PresetFormView(form).root());
        form.open().subscribe(open -> {
            Views.show(formPlace, open);
            Views.show(make, !open);
        });
    }

    private void show(List<Preset> presets) {
        rows.getChildren().setAll(presets.stream().map(this::row).toList());
        Views.show(rows, !presets.isEmpty());
        Views.show(none, model.loaded().get() && presets.isEmpty());
    }

    private Node row(Preset preset) {
        return new PresetRowView(
                        preset,
                        () -> {
                            model.settle();
                            form.change(preset);
                        },
                        () -> model.delete(preset))
                .root();
    }

    private void showDeleted(Optional<Preset> gone) {
        Views.show(deleted, gone.isPresent());
        deletedWords.setText(gone.map(it -> MessageFormat.format(resources.getString("presets.deleted"), it.name()))
                .orElse(""));
    }

    @FXML
    private void make() {
        model.settle();
        form.make();
    }

    @FXML
    private void undo() {
        model.undo();
    }

    @FXML
    private void load() {
        model.load();
    }
}
