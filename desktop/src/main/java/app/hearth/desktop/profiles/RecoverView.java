package app.hearth.desktop.profiles;

import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.NewPasswordField;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The way in for who has forgotten their password.
final class RecoverView {
    private final RecoverViewModel model;
    private final Parent root;

    @FXML
    private Label title;

    @FXML
    private VBox nameBox;

    @FXML
    private TextField name;

    @FXML
    private Label nameProblem;

    @FXML
    private TextField code;

    @FXML
    private Label codeProblem;

    @FXML
    private NewPasswordField password;

    @FXML
    private Notice notice;

    @FXML
    private Button submit;

    RecoverView(RecoverViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        model.profile().ifPresent(known -> title.setText(known.name()));
        Views.show(nameBox, model.profile().isEmpty());
        Fields.bind(name, nameProblem, model.name(), model.nameProblem());
        Fields.bind(code, codeProblem, model.code(), model.codeProblem());
        password.follow(model.password(), model::submit);
        notice.follow(model.submission().failure());
        submit.disableProperty().bind(model.submission().blocked());
        Platform.runLater(model.profile().isEmpty() ? name::requestFocus : code::requestFocus);
    }

    @FXML
    private void submit() {
        model.submit();
    }

    @FXML
    private void back() {
        model.back();
    }
}
