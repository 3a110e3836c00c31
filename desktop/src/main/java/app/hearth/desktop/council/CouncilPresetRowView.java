package app.hearth.desktop.council;

import app.hearth.common.council.CouncilPreset;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// One council in the list, with who sits in it, and the ways to change it and to be rid of it.
final class CouncilPresetRowView {
    private final CouncilPreset preset;
    private final CouncilWords words;
    private final Runnable change;
    private final Runnable delete;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label name;

    @FXML
    private Label detail;

    @FXML
    private Label closed;

    @FXML
    private Button changeButton;

    @FXML
    private Button deleteButton;

    CouncilPresetRowView(CouncilPreset preset, CouncilWords words, Runnable change, Runnable delete) {
        this.preset = preset;
        this.words = words;
        this.change = change;
        this.delete = delete;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        name.setText(preset.name());
        detail.setText(words.of(preset.seats(), preset.chairman()));
        closed.setText(words.closed(preset.seats(), preset.chairman()));
        Views.show(closed, !closed.getText().isEmpty());
        changeButton.setAccessibleText(MessageFormat.format(resources.getString("preset.change.of"), preset.name()));
        deleteButton.setAccessibleText(MessageFormat.format(resources.getString("preset.delete.of"), preset.name()));
    }

    @FXML
    private void change() {
        change.run();
    }

    @FXML
    private void delete() {
        delete.run();
    }
}
