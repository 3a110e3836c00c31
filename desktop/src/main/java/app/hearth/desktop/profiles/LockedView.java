package app.hearth.desktop.profiles;

import app.hearth.desktop.fx.Avatar;
import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import atlantafx.base.controls.PasswordTextField;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Covers a locked window.
final class LockedView {
    private final LockedViewModel model;
    private final Parent root;

    @FXML
    private StackPane who;

    @FXML
    private Label title;

    @FXML
    private VBox passwordBox;

    @FXML
    private PasswordTextField password;

    @FXML
    private Notice notice;

    @FXML
    private Button submit;

    @FXML
    private Hyperlink recover;

    LockedView(LockedViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        RememberedProfile profile = model.profile();
        who.getChildren().setAll(Avatar.of(profile.name(), profile.color(), 64));
        title.setText(profile.name());
        Fields.bind(password, model.password());
        Fields.password(password);
        Views.show(passwordBox, profile.hasPassword());
        Views.show(recover, profile.hasPassword());
        notice.follow(model.submission().failure());
        submit.disableProperty().bind(model.submission().blocked());
        Platform.runLater(profile.hasPassword() ? password::requestFocus : submit::requestFocus);
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
    private void others() {
        model.others();
    }
}
