package app.hearth.desktop.profiles;

import app.hearth.desktop.fx.KeepsakeView;
import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/// The recovery code, shown once.
final class RecoveryCodeView {
    private final RecoveryCodeViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private StackPane code;

    RecoveryCodeView(RecoveryCodeViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        KeepsakeView keepsake = new KeepsakeView(model.code(), resources.getString("code.go"), model::goOn);
        code.getChildren().setAll(keepsake.onEnter().root());
    }
}
