package app.hearth.desktop.household;

import app.hearth.desktop.fx.PagedList;
import app.hearth.desktop.fx.Views;
import javafx.fxml.FXML;
import javafx.scene.Parent;

/// Who has a profile here.
final class PeopleView {
    private final PeopleViewModel model;
    private final Parent root;

    @FXML
    private PagedList list;

    PeopleView(PeopleViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        list.show(model.pages(), model.rows(), row -> new PersonRowView(row, model).root(), "");
    }
}
