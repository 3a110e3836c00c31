package app.hearth.desktop.household;

import app.hearth.common.household.Person;
import app.hearth.desktop.fx.CopiedText;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Question;
import app.hearth.desktop.fx.Views;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One person: who it is, how much they keep, and what can be done for them.
final class PersonRowView {
    private final PersonRow row;
    private final PeopleViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label name;

    @FXML
    private Label you;

    @FXML
    private Label role;

    @FXML
    private Label disabled;

    @FXML
    private Label detail;

    @FXML
    private Label spending;

    @FXML
    private StackPane budget;

    @FXML
    private MenuButton acts;

    @FXML
    private MenuItem makeAdmin;

    @FXML
    private MenuItem makeMember;

    @FXML
    private MenuItem disable;

    @FXML
    private MenuItem enable;

    @FXML
    private MenuItem reset;

    @FXML
    private MenuItem delete;

    @FXML
    private Question deletion;

    @FXML
    private Question steppingDown;

    @FXML
    private VBox handed;

    @FXML
    private Label handedText;

    @FXML
    private TextField token;

    @FXML
    private Button copy;

    @FXML
    private Notice notice;

    PersonRowView(PersonRow row, PeopleViewModel model) {
        this.row = row;
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    private PersonWords words() {
        return new PersonWords(resources, model.moments());
    }

    @FXML
    private void initialize() {
        notice.follow(row.submission().failure());
        acts.disableProperty().bind(row.submission().busy());
        row.person().subscribe(this::show);
        deletion.follow(row.deleting(), () -> model.delete(row));
        steppingDown.follow(row.steppingDown(), () -> model.stepDown(row));
        row.token().subscribe(this::hand);
        Parent budgetForm = new BudgetFormView(row, model, words()).root();
        budget.getChildren().setAll(budgetForm);
        budget.managedProperty().bind(budgetForm.managedProperty());
    }

    private void show(Person person) {
        name.setText(person.displayName());
        detail.setText(words().detail(person));
        spending.setText(words().spending(person));
        spending.getStyleClass().setAll("label", PersonWords.isNearTheEnd(person) ? "row-warning" : "text-quiet");
        deletion.setWords(words().loss(person));
        Views.show(you, row.own());
        Views.show(role, row.isAdmin());
        Views.show(disabled, !person.isActive());
        String label = words().format("person.acts", person.displayName());
        acts.setAccessibleText(label);
        acts.setTooltip(new Tooltip(label));
        makeAdmin.setVisible(!row.isAdmin());
        makeMember.setVisible(row.isAdmin());
        disable.setVisible(person.isActive() && !row.own());
        enable.setVisible(!person.isActive());
        reset.setVisible(!row.own());
        delete.setVisible(!row.own());
    }

    private void hand(Optional<Handed> made) {
        Views.show(handed, made.isPresent());
        token.setText(made.map(Handed::code).orElse(""));
        copy.setText(resources.getString("copy"));
        handedText.setText(
                made.map(it -> words().format("person.token", row.person().get().displayName(), it.until()))
                        .orElse(""));
    }

    @FXML
    private void makeAdmin() {
        model.makeAdmin(row);
    }

    @FXML
    private void makeMember() {
        model.makeMember(row);
    }

    @FXML
    private void disable() {
        model.disable(row);
    }

    @FXML
    private void enable() {
        model.enable(row);
    }

    @FXML
    private void askForBudget() {
        model.askForBudget(row);
    }

    @FXML
    private void reset() {
        model.reset(row);
    }

    @FXML
    private void askToDelete() {
        model.askToDelete(row);
    }

    @FXML
    private void copy() {
        CopiedText.put(token.getText());
        copy.setText(resources.getString("copied"));
    }

    @FXML
    private void done() {
        row.token().set(Optional.empty());
    }
}
