package app.hearth.desktop.profiles;

import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.NewPasswordField;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The way in for who has forgotten their password: by recovery code, or by the token of an admin.
final class RecoverView {
    private final RecoverViewModel model;
    private final Parent root;

    @FXML
    private Label title;

    @FXML
    private Label text;

    @FXML
    private VBox tokenBox;

    @FXML
    private TextField token;

    @FXML
    private Label tokenProblem;

    @FXML
    private VBox nameBox;

    @FXML
    private TextField name;

    @FXML
    private Label nameProblem;

    @FXML
    private Label codeLabel;

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

    @FXML
    private Hyperlink way;

    @FXML
    private ResourceBundle resources;

    RecoverView(RecoverViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Fields.bind(token, tokenProblem, model.token(), model.tokenProblem());
        Fields.bind(name, nameProblem, model.name(), model.nameProblem());
        Fields.bind(code, codeProblem, model.code(), model.codeProblem());
        password.follow(model.password(), model::submit);
        notice.follow(model.submission().failure());
        submit.disableProperty().bind(model.submission().blocked());
        model.byToken().subscribe(this::show);
    }

    private void show(boolean byToken) {
        title.setText(byToken ? resources.getString("reset.title") : titleOfCode());
        text.setText(resources.getString(byToken ? "reset.text" : "recover.text"));
        codeLabel.setText(resources.getString(byToken ? "reset.code" : "recover.code"));
        way.setText(resources.getString(byToken ? "reset.other" : "recover.other"));
        boolean named = model.profile().isPresent();
        Views.show(tokenBox, byToken);
        Views.show(nameBox, !byToken && !named);
        Platform.runLater(byToken ? token::requestFocus : named ? code::requestFocus : name::requestFocus);
    }

    private String titleOfCode() {
        return model.profile().map(RememberedProfile::name).orElseGet(() -> resources.getString("recover.title"));
    }

    @FXML
    private void changeWay() {
        model.changeWay();
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
