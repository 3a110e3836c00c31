package app.hearth.desktop.profiles;

import app.hearth.desktop.fx.Calm;
import app.hearth.desktop.fx.Views;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Nothing to answer: calm at once, a sign of work only when it takes longer.
final class OpeningView {
    private final Parent root;

    @FXML
    private Node progress;

    OpeningView() {
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        var _ = Calm.appearLate(progress); // the view is gone with the work
    }
}
