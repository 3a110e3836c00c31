package app.hearth.desktop.household;

import app.hearth.common.household.Person;
import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.Views;
import java.util.Optional;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Sets what a person may spend in a month, and takes that back.
final class BudgetFormView {
    private final PersonRow row;
    private final PeopleViewModel model;
    private final PersonWords words;
    private final Parent root;

    @FXML
    private VBox whole;

    @FXML
    private VBox form;

    @FXML
    private TextField amount;

    @FXML
    private Label problem;

    @FXML
    private Button save;

    @FXML
    private Button none;

    @FXML
    private HBox done;

    @FXML
    private Label said;

    BudgetFormView(PersonRow row, PeopleViewModel model, PersonWords words) {
        this.row = row;
        this.model = model;
        this.words = words;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        BudgetForm budget = row.budget();
        Fields.bind(amount, problem, budget.amount(), budget.problem());
        save.disableProperty().bind(row.submission().blocked());
        none.disableProperty().bind(row.submission().blocked());
        row.person().subscribe(person -> Views.show(none, person.monthlyBudgetUsd() != null));
        budget.changed().subscribe(this::say);
        budget.open().subscribe(this::open);
        form.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /// The cursor goes where the amount is typed, once that is in the window.
    private void open(boolean open) {
        Views.show(form, open);
        Views.show(whole, open || row.budget().changed().get().isPresent());
        if (open) {
            Platform.runLater(() -> {
                amount.requestFocus();
                amount.selectAll();
            });
        }
    }

    private void say(Optional<BudgetForm.Changed> changed) {
        Person person = row.person().get();
        said.setText(changed.isPresent() ? words.allowed(person) : "");
        Views.show(done, changed.isPresent());
        Views.show(whole, changed.isPresent() || row.budget().open().get());
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            cancel();
            event.consume();
        }
    }

    @FXML
    private void save() {
        model.saveBudget(row);
    }

    @FXML
    private void none() {
        model.removeBudget(row);
    }

    @FXML
    private void cancel() {
        row.budget().open().set(false);
    }

    @FXML
    private void undo() {
        model.undoBudget(row);
    }
}
