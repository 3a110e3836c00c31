package app.hearth.desktop.settings;

import app.hearth.common.key.KeyState;
import app.hearth.desktop.fx.Question;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One key in the list: what it is, whether it works, and the way to be rid of it.
final class KeyRowView {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");

    private final KeyRow row;
    private final KeysViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label name;

    @FXML
    private Label detail;

    @FXML
    private Label state;

    @FXML
    private Button test;

    @FXML
    private VBox result;

    @FXML
    private Label what;

    @FXML
    private Label whatToDo;

    @FXML
    private HBox actions;

    @FXML
    private Question question;

    KeyRowView(KeyRow row, KeysViewModel model) {
        this.row = row;
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        name.setText(row.name());
        detail.setText(row.detail());
        showState(row.key().state());
        row.result().subscribe(this::show);
        question.setWords(MessageFormat.format(resources.getString("row.delete.question"), row.name()));
        question.follow(row.deleting(), () -> model.delete(row));
        row.deleting().subscribe(asked -> Views.show(actions, !asked));
    }

    private void showState(KeyState key) {
        Views.show(state, key != KeyState.OK);
        state.setText(resources.getString("row.state." + key.code()));
    }

    private void show(KeyTestResult outcome) {
        test.setDisable(!row.canBeTested());
        test.setText(resources.getString(outcome instanceof KeyTestResult.Testing ? "row.testing" : "row.test"));
        switch (outcome) {
            case KeyTestResult.Untested _, KeyTestResult.Testing _ -> result("", "", false);
            case KeyTestResult.Works works ->
                result(MessageFormat.format(resources.getString("row.works"), works.models()), "", true);
            case KeyTestResult.Fails fails ->
                result(fails.why().what(), fails.why().whatToDo(), false);
        }
    }

    private void result(String happened, String next, boolean good) {
        what.setText(happened);
        whatToDo.setText(next);
        Views.show(result, !happened.isEmpty());
        Views.show(whatToDo, !next.isEmpty());
        what.pseudoClassStateChanged(GOOD, good);
        what.pseudoClassStateChanged(BAD, !good);
    }

    @FXML
    private void test() {
        model.test(row);
    }

    @FXML
    private void askToDelete() {
        row.deleting().set(true);
    }
}
