package app.hearth.desktop.account;

import app.hearth.desktop.fx.CopiedText;
import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import atlantafx.base.controls.PasswordTextField;
import java.io.File;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// The recovery code: the way to a new one, and that one, shown once.
final class CodeView {
    private final CodeViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Button start;

    @FXML
    private VBox form;

    @FXML
    private VBox passwordBox;

    @FXML
    private PasswordTextField password;

    @FXML
    private Label passwordProblem;

    @FXML
    private Button submit;

    @FXML
    private VBox shown;

    @FXML
    private TextArea code;

    @FXML
    private Button copy;

    @FXML
    private Label saved;

    @FXML
    private Notice notice;

    CodeView(CodeViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Fields.bind(
                password, passwordProblem, model.proof().typed(), model.proof().problem());
        Fields.revealable(password);
        notice.follow(model.submission().failure());
        submit.disableProperty().bind(model.submission().busy());
        model.saved().subscribe(done -> Views.show(saved, done));
        model.proof()
                .user()
                .subscribe(_ -> Views.show(passwordBox, model.proof().asks()));
        model.open().subscribe(_ -> show());
        model.code().subscribe(_ -> show());
    }

    private void show() {
        boolean there = !model.code().get().isEmpty();
        boolean open = model.open().get();
        code.setText(model.code().get());
        copy.setText(resources.getString("code.copy"));
        Views.show(shown, there);
        Views.show(form, open && !there);
        Views.show(start, !open && !there);
        if (open && !there) {
            password.requestFocus();
        }
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

    @FXML
    private void copy() {
        CopiedText.put(model.code().get());
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
    private void kept() {
        model.kept();
    }
}
