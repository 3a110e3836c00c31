package app.hearth.desktop.account;

import app.hearth.desktop.fx.ActLine;
import app.hearth.desktop.fx.PagedList;
import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Parent;

/// What was done in the profile, in plain words.
final class ActsView {
    private final ActsViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private PagedList list;

    ActsView(ActsViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        list.show(model.pages(), model.rows(), ActLine::new, resources.getString("acts.none"));
    }
}
