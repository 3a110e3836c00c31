package app.hearth.desktop.account;

import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
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
    private ProofField proof;

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
        proof.follow(model.proof(), model::submit);
        notice.follow(model.submission().failure());
        submit.disableProperty().bind(model.submission().blocked());
        model.open().subscribe(open -> {
            Views.show(start, !open);
            Views.show(form, open);
            (open ? proof : start).requestFocus();
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
