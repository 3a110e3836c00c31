package app.hearth.desktop.household;

import app.hearth.desktop.fx.CopiedText;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.PagedList;
import app.hearth.desktop.fx.QrCode;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Who may come: invitations and the way to a new one.
final class InvitesView {
    private final InvitesViewModel model;
    private final Parent root;
    private final ToggleGroup choices = new ToggleGroup();

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label policy;

    @FXML
    private VBox form;

    @FXML
    private TextField note;

    @FXML
    private Label noteProblem;

    @FXML
    private ToggleButton day;

    @FXML
    private ToggleButton week;

    @FXML
    private ToggleButton month;

    @FXML
    private Notice notice;

    @FXML
    private Button make;

    @FXML
    private VBox shown;

    @FXML
    private Label shownText;

    @FXML
    private TextField code;

    @FXML
    private Button copy;

    @FXML
    private StackPane qr;

    @FXML
    private Notice revokeNotice;

    @FXML
    private PagedList list;

    InvitesView(InvitesViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Fields.bind(note, noteProblem, model.note(), model.noteProblem());
        choices.getToggles().setAll(day, week, month);
        model.days().subscribe(days -> choices.selectToggle(toggle(days.intValue())));
        notice.follow(model.making().failure());
        revokeNotice.follow(model.revoking().failure());
        make.disableProperty().bind(model.making().busy());
        model.making().failure().subscribe(this::stay);
        model.policy().subscribe(sentence -> {
            policy.setText(sentence);
            Views.show(policy, !sentence.isEmpty());
        });
        model.issued().subscribe(this::show);
        list.show(
                model.pages(),
                model.rows(),
                row -> new InviteRowView(row, model).root(),
                resources.getString("invites.none"));
    }

    private ToggleButton toggle(int days) {
        return switch (days) {
            case 1 -> day;
            case 7 -> week;
            default -> month;
        };
    }

    private void show(Optional<Handed> made) {
        Views.show(form, made.isEmpty());
        Views.show(shown, made.isPresent());
        if (made.isPresent() || !code.getText().isEmpty()) { // a new code, or one that was put away
            (made.isPresent() ? code : make).requestFocus();
        }
        copy.setText(resources.getString("copy"));
        code.setText(made.map(Handed::code).orElse(""));
        shownText.setText(made.map(it -> MessageFormat.format(resources.getString("invites.shown"), it.until()))
                .orElse(""));
        qr.getChildren()
                .setAll(made.map(it -> List.of(new QrCode(it.code(), resources.getString("invites.qr"))))
                        .orElse(List.of()));
    }

    /// A button that is disabled while its work is under way hands the focus on; whoever pressed it tries again there.
    private void stay(Optional<Explanation> why) {
        if (why.isPresent() && !note.isFocused()) {
            make.requestFocus();
        }
    }

    /// A click on what is chosen already would take the choice away.
    private void choose(int days) {
        choices.selectToggle(toggle(days));
        model.days().set(days);
    }

    @FXML
    private void chooseDay() {
        choose(1);
    }

    @FXML
    private void chooseWeek() {
        choose(7);
    }

    @FXML
    private void chooseMonth() {
        choose(30);
    }

    @FXML
    private void make() {
        model.make();
    }

    @FXML
    private void copy() {
        CopiedText.put(code.getText());
        copy.setText(resources.getString("copied"));
    }

    @FXML
    private void done() {
        model.done();
    }
}
