package app.hearth.desktop.account;

import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import atlantafx.base.controls.PasswordTextField;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The way to delete the profile, which names what will be lost and asks for the password.
final class LeavingView {
    private final LeavingViewModel model;
    private final Parent root;

    @FXML
    private Button start;

    @FXML
    private VBox form;

    @FXML
    private VBox passwordBox;

    @FXML
    private PasswordTextField password;

    @FXML
    private Label passwordProblem;

    @FXML
    private Notice notice;

    @FXML
    private Button submit;

    LeavingView(LeavingViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Fields.bind(
                password, passwordProblem, model.proof().typed(), model.proof().problem());
        Fields.revealable(password);
        notice.follow(model.submission().failure());
        submit.disableProperty().bind(model.submission().busy());
        model.proof()
                .user()
                .subscribe(_ -> Views.show(passwordBox, model.proof().asks()));
        model.open().subscribe(open -> {
            Views.show(start, !open);
            Views.show(form, open);
            if (open) {
                password.requestFocus();
            }
        });
    }

    @FXML
    private void start() {
        model.open().set(true);
    }

    @FXML
    private void cancel() {
        model.open().set(false);
    }

    @FXML
    private void submit() {
        model.submit();
    }
}
