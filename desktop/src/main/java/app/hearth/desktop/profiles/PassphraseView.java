package app.hearth.desktop.profiles;

import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import atlantafx.base.controls.PasswordTextField;
import java.util.ResourceBundle;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Asks for the passphrase where there is no keychain.
public final class PassphraseView {
    private final PassphraseViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label title;

    @FXML
    private Label text;

    @FXML
    private PasswordTextField passphrase;

    @FXML
    private Label passphraseProblem;

    @FXML
    private VBox againBox;

    @FXML
    private PasswordTextField again;

    @FXML
    private Label againProblem;

    @FXML
    private Notice notice;

    @FXML
    private Button submit;

    public PassphraseView(PassphraseViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        String which = model.isNew() ? "passphrase.new." : "passphrase.";
        title.setText(resources.getString(which + "title"));
        text.setText(resources.getString(which + "text"));
        submit.setText(resources.getString(which + "submit"));
        Fields.bind(passphrase, passphraseProblem, model.passphrase(), model.passphraseProblem());
        Fields.bind(again, againProblem, model.again(), model.againProblem());
        Fields.password(passphrase);
        Fields.password(again);
        Views.show(againBox, model.isNew());
        notice.follow(model.submission().failure());
        submit.disableProperty().bind(model.submission().blocked());
        Platform.runLater(passphrase::requestFocus);
    }

    @FXML
    private void submit() {
        model.submit();
    }
}
