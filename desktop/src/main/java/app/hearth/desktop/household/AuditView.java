package app.hearth.desktop.household;

import app.hearth.common.account.ProfileId;
import app.hearth.desktop.fx.ActLine;
import app.hearth.desktop.fx.PagedList;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;

/// What was done on the server, in plain words.
final class AuditView {
    private final AuditViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private ComboBox<Choice<ProfileId>> who;

    @FXML
    private ComboBox<Choice<String>> what;

    @FXML
    private PagedList list;

    AuditView(AuditViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        what.getItems().setAll(model.acts());
        what.setValue(what.getItems().getFirst());
        what.valueProperty().subscribe(choice -> {
            if (choice != null) {
                model.showOnly(choice.value());
            }
        });
        model.people().subscribe(this::offer);
        who.valueProperty().subscribe(choice -> {
            if (choice != null) {
                model.showOnlyBy(choice.value());
            }
        });
        list.show(model.pages(), model.rows(), ActLine::new, resources.getString("audit.none"));
    }

    /// Whoever was chosen stays chosen under the name they have now.
    private void offer(List<Choice<ProfileId>> people) {
        Choice<ProfileId> chosen = people.stream()
                .filter(person -> person.value().equals(model.filter().by()))
                .findFirst()
                .orElse(people.getFirst());
        who.getItems().setAll(people);
        who.setValue(chosen);
    }
}
