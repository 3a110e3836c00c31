package app.hearth.desktop.profiles;

import app.hearth.desktop.fx.CopiedText;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.io.File;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.stage.FileChooser;

/// The recovery code, shown once.
final class RecoveryCodeView {
    private final RecoveryCodeViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private TextArea code;

    @FXML
    private Button copy;

    @FXML
    private Notice notice;

    @FXML
    private CheckBox kept;

    @FXML
    private Button goOn;

    RecoveryCodeView(RecoveryCodeViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        code.setText(model.code());
        notice.follow(model.failure());
        kept.selectedProperty().bindBidirectional(model.kept());
        goOn.disableProperty().bind(model.kept().not());
    }

    @FXML
    private void copy() {
        CopiedText.put(model.code());
        copy.setText(resources.getString("code.copied"));
    }

    @FXML
    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(resources.getString("code.save"));
        chooser.setInitialFileName("hearth-recovery-code.txt");
        File file = chooser.showSaveDialog(root.getScene().getWindow());
        if (file != null) {
            model.save(file.toPath());
        }
    }

    @FXML
    private void goOn() {
        model.goOn();
    }
}
