package app.hearth.desktop.account;

import app.hearth.desktop.fx.NewPasswordField;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The password: whether there is one, and the way to a new one.
final class PasswordView {
    private final PasswordViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label text;

    @FXML
    private Label changed;

    @FXML
    private Button start;

    @FXML
    private VBox form;

    @FXML
    private ProofField proof;

    @FXML
    private NewPasswordField chosen;

    @FXML
    private Notice notice;

    @FXML
    private Button submit;

    PasswordView(PasswordViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        proof.follow(model.proof(), model::submit);
        chosen.follow(model.chosen(), model::submit);
        notice.follow(model.submission().failure());
        submit.disableProperty().bind(model.submission().blocked());
        model.changed().subscribe(done -> Views.show(changed, done));
        model.user().subscribe(_ -> name());
        model.open().subscribe(this::open);
    }

    private void name() {
        boolean has = model.proof().asks();
        text.setText(resources.getString(has ? "password.text" : "password.none.text"));
        start.setText(resources.getString(has ? "password.change" : "password.set"));
        submit.setText(resources.getString(has ? "password.change" : "password.set"));
    }

    private void open(boolean open) {
        Views.show(start, !open);
        Views.show(form, open);
        Node field = model.proof().asks() ? proof : chosen;
        (open ? field : start).requestFocus();
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
