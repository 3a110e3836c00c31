package app.hearth.desktop.prompts;

import app.hearth.common.prompt.Preset;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// One preset in the list, with the ways to change it and to be rid of it.
final class PresetRowView {
    private final Preset preset;
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
    private Button changeButton;

    @FXML
    private Button deleteButton;

    PresetRowView(Preset preset, Runnable change, Runnable delete) {
        this.preset = preset;
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
        detail.setText(detail());
        Views.show(detail, !detail.getText().isEmpty());
        changeButton.setAccessibleText(MessageFormat.format(resources.getString("preset.change.of"), preset.name()));
        deleteButton.setAccessibleText(MessageFormat.format(resources.getString("preset.delete.of"), preset.name()));
    }

    /// Its model, and the first line of what it says.
    private String detail() {
        List<String> parts = new ArrayList<>();
        if (preset.model() != null) {
            parts.add(preset.model().model());
        }
        if (preset.systemPrompt() != null) {
            preset.systemPrompt()
                    .lines()
                    .map(String::strip)
                    .filter(it -> !it.isEmpty())
                    .findFirst()
                    .ifPresent(parts::add);
        }
        return String.join(" · ", parts);
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
