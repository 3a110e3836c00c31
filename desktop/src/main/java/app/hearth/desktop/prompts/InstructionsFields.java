package app.hearth.desktop.prompts;

import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.Views;
import app.hearth.desktop.fx.WrappedArea;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/// The fields of a system prompt and parameters. For the JavaFX thread.
final class InstructionsFields {
    private final InstructionsViewModel model;
    private final Parent root;

    @FXML
    private TextArea text;

    @FXML
    private TextField temperature;

    @FXML
    private Label temperatureProblem;

    @FXML
    private TextField limit;

    @FXML
    private Label limitProblem;

    InstructionsFields(InstructionsViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        WrappedArea.wrap(text);
        text.textProperty().bindBidirectional(model.text());
        Fields.bind(temperature, temperatureProblem, model.temperature(), model.temperatureProblem());
        Fields.bind(limit, limitProblem, model.limit(), model.limitProblem());
    }
}
