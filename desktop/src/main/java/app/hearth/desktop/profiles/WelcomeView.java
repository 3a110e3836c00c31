package app.hearth.desktop.profiles;

import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.NewPasswordField;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import atlantafx.base.controls.ToggleSwitch;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// "Who are you?": the first thing a new person sees.
final class WelcomeView {
    private final WelcomeViewModel model;
    private final Parent root;

    @FXML
    private TextField name;

    @FXML
    private Label nameProblem;

    @FXML
    private ToggleSwitch protect;

    @FXML
    private Label protectHint;

    @FXML
    private NewPasswordField password;

    @FXML
    private Notice notice;

    @FXML
    private Button submit;

    @FXML
    private Hyperlink back;

    WelcomeView(WelcomeViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Fields.bind(name, nameProblem, model.name(), model.nameProblem(), model::leftName);
        password.follow(model.password(), model::submit);
        model.protect().bind(protect.selectedProperty());
        password.visibleProperty().bind(protect.selectedProperty());
        password.managedProperty().bind(protect.selectedProperty());
        protectHint.visibleProperty().bind(protect.selectedProperty().not());
        protectHint.managedProperty().bind(protect.selectedProperty().not());
        notice.follow(model.submission().failure());
        submit.disableProperty().bind(model.submission().blocked());
        Views.show(back, model.othersAreKnown());
        Platform.runLater(name::requestFocus);
    }

    @FXML
    private void submit() {
        model.submit();
    }

    @FXML
    private void signInInstead() {
        model.signInInstead();
    }

    @FXML
    private void back() {
        model.back();
    }
}
