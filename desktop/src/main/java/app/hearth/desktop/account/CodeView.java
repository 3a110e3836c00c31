package app.hearth.desktop.account;

import app.hearth.desktop.fx.Keepsake;
import app.hearth.desktop.fx.KeepsakeView;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

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
    private ProofField proof;

    @FXML
    private Button submit;

    @FXML
    private VBox shown;

    @FXML
    private StackPane code;

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
        proof.follow(model.proof(), model::submit);
        notice.follow(model.submission().failure());
        submit.disableProperty().bind(model.submission().blocked());
        model.open().subscribe(_ -> show());
        model.code().subscribe(_ -> show());
    }

    private void show() {
        boolean there = model.code().get().isPresent();
        boolean open = model.open().get();
        code.getChildren()
                .setAll(model.code().get().stream().map(this::keepsake).toList());
        Views.show(shown, there);
        Views.show(form, open && !there);
        Views.show(start, !open && !there);
        (open && !there ? proof : start).requestFocus();
    }

    private Parent keepsake(Keepsake made) {
        return new KeepsakeView(made, resources.getString("code.hide"), model::kept).root();
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
