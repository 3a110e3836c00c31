package app.hearth.desktop.settings;

import app.hearth.desktop.fx.Views;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/// What stands where the conversation will be, until there is a key to ask with.
public final class FirstKeyView {
    private final KeysViewModel keys;
    private final Parent root;

    @FXML
    private StackPane form;

    public FirstKeyView(KeysViewModel keys) {
        this.keys = keys;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        form.getChildren().setAll(new KeyFormView(new KeyFormViewModel(keys)).root());
    }
}
