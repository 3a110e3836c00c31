package app.hearth.desktop.account;

import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.Keepsake;
import app.hearth.desktop.fx.KeepsakeView;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.QrCode;
import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One-time codes: whether they are asked for, and the way to them and away.
final class OneTimeCodesView {
    private final OneTimeCodesViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label text;

    @FXML
    private Button start;

    @FXML
    private VBox form;

    @FXML
    private Label question;

    @FXML
    private ProofField proof;

    @FXML
    private VBox enrolment;

    @FXML
    private StackPane picture;

    @FXML
    private TextField typed;

    @FXML
    private TextField code;

    @FXML
    private Label codeProblem;

    @FXML
    private Notice notice;

    @FXML
    private Button submit;

    @FXML
    private VBox shown;

    @FXML
    private StackPane backup;

    OneTimeCodesView(OneTimeCodesViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        proof.follow(model.proof(), model::submit);
        Fields.bind(code, codeProblem, model.code(), model.codeProblem());
        notice.follow(model.submission().failure());
        submit.disableProperty().bind(model.submission().blocked());
        model.user().subscribe(_ -> name());
        model.seed().subscribe(_ -> show());
        model.backup().subscribe(_ -> show());
        model.open().subscribe(_ -> show());
    }

    private void name() {
        boolean on = model.user().get().hasTotp();
        text.setText(resources.getString(on ? "totp.on.text" : "totp.off.text"));
        start.setText(resources.getString(on ? "totp.remove" : "totp.start"));
        question.setText(resources.getString(on ? "totp.remove.question" : "totp.start.question"));
        nameSubmit();
    }

    private void nameSubmit() {
        boolean on = model.user().get().hasTotp();
        String step = model.seed().get().isPresent() ? "totp.confirm" : "totp.next";
        submit.setText(resources.getString(on ? "totp.remove" : step));
    }

    private void show() {
        boolean open = model.open().get();
        boolean codes = model.backup().get().isPresent();
        boolean toScan = model.seed().get().isPresent();
        backup.getChildren()
                .setAll(model.backup().get().stream().map(this::keepsake).toList());
        picture.getChildren()
                .setAll(model.seed().get().stream().map(this::qrCode).toList());
        typed.setText(model.seed().get().map(OneTimeCodesViewModel.Seed::typed).orElse(""));
        nameSubmit();
        Views.show(shown, codes);
        Views.show(form, open && !codes);
        Views.show(enrolment, toScan);
        Views.show(question, !toScan);
        Views.show(proof, !toScan && model.proof().asks());
        Views.show(start, !open && !codes);
        Node next = toScan ? code : proof;
        (open ? next : start).requestFocus();
    }

    private Parent keepsake(Keepsake codes) {
        return new KeepsakeView(codes, resources.getString("totp.hide"), model::kept).root();
    }

    private QrCode qrCode(OneTimeCodesViewModel.Seed seed) {
        return new QrCode(seed.address(), resources.getString("totp.qr"));
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
