package app.hearth.desktop.profiles;

import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ResourceBundle;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Says that a sign-in may have been stolen, and what to do now.
final class TheftView {
    private final Entrance entrance;
    private final Step.Theft step;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label what;

    @FXML
    private Label password;

    @FXML
    private Button submit;

    TheftView(Entrance entrance, Step.Theft step) {
        this.entrance = entrance;
        this.step = step;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        String when = new Moments(InstantSource.system(), ZoneId.systemDefault()).of(step.at());
        what.setText(MessageFormat.format(resources.getString("theft.what"), when));
        Views.show(password, step.in().profile().hasPassword());
        Platform.runLater(submit::requestFocus);
    }

    @FXML
    private void submit() {
        entrance.goOn(step);
    }
}
