package app.hearth.desktop.profiles;

import app.hearth.desktop.fx.Avatar;
import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import atlantafx.base.controls.PasswordTextField;
import java.util.ResourceBundle;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Asks for what opens a profile: a password, or another try.
final class SignInView {
    private final SignInViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private StackPane who;

    @FXML
    private Label title;

    @FXML
    private VBox nameBox;

    @FXML
    private TextField name;

    @FXML
    private VBox passwordBox;

    @FXML
    private PasswordTextField password;

    @FXML
    private CheckBox stays;

    @FXML
    private VBox codeBox;

    @FXML
    private TextField code;

    @FXML
    private Label codeProblem;

    @FXML
    private Notice notice;

    @FXML
    private Button submit;

    @FXML
    private Hyperlink recover;

    @FXML
    private Hyperlink back;

    SignInView(SignInViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        model.profile().ifPresent(this::greet);
        Fields.bind(name, model.name());
        Fields.bind(password, model.password());
        Fields.password(password);
        Fields.bind(code, codeProblem, model.code(), model.codeProblem());
        stays.selectedProperty().bindBidirectional(model.stays());
        model.asksForCode().subscribe(this::ask);
        if (!model.asksForPassword()) {
            submit.setText(resources.getString("signin.again"));
            recover.setText(resources.getString("signin.recover.none"));
        }
        notice.follow(model.submission().failure());
        submit.disableProperty().bind(model.submission().blocked());
    }

    /// Either for what is known by heart, or for the one-time code.
    private void ask(boolean forCode) {
        Views.show(nameBox, !forCode && model.profile().isEmpty());
        Views.show(passwordBox, !forCode && model.asksForPassword());
        Views.show(stays, !forCode && model.canStay());
        Views.show(codeBox, forCode);
        Views.show(recover, !forCode);
        boolean toPassword = forCode && model.asksForPassword();
        back.setText(resources.getString(toPassword ? "back" : "signin.others"));
        TextField first = model.profile().isEmpty() ? name : password;
        Platform.runLater((forCode ? code : first)::requestFocus);
    }

    private void greet(RememberedProfile profile) {
        who.getChildren().setAll(Avatar.of(profile.name(), profile.color(), 64));
        title.setText(profile.name());
    }

    @FXML
    private void submit() {
        model.submit();
    }

    @FXML
    private void recover() {
        model.recover();
    }

    @FXML
    private void back() {
        model.back();
    }
}
