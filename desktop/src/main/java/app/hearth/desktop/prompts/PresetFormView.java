package app.hearth.desktop.prompts;

import app.hearth.desktop.fx.Choices;
import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

/// A preset being made or changed.
final class PresetFormView {
    private final PresetFormViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label title;

    @FXML
    private TextField name;

    @FXML
    private Label nameProblem;

    @FXML
    private StackPane instructions;

    @FXML
    private ComboBox<ModelChoice> modelBox;

    @FXML
    private Notice notice;

    @FXML
    private Button save;

    PresetFormView(PresetFormViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Fields.bind(name, nameProblem, model.name(), model.nameProblem());
        instructions.getChildren().setAll(new InstructionsFields(model.instructions()).root());
        modelBox.setItems(model.models());
        Choices.show(modelBox, ModelChoice::name, "");
        model.model().subscribe(modelBox::setValue);
        modelBox.valueProperty().subscribe(chosen -> {
            if (chosen != null) { // a list that is made anew has nothing chosen for a moment
                model.model().set(chosen);
            }
        });
        notice.follow(model.saving().failure());
        save.disableProperty().bind(model.saving().blocked());
        model.open().subscribe(open -> {
            title.setText(resources.getString(model.changes() ? "preset.change.title" : "preset.make.title"));
            if (open) {
                Platform.runLater(name::requestFocus); // what is not shown yet cannot have the focus
            }
        });
    }

    @FXML
    private void save() {
        model.save();
    }

    @FXML
    private void cancel() {
        model.close();
    }
}
