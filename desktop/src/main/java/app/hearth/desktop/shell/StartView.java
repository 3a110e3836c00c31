package app.hearth.desktop.shell;

import app.hearth.desktop.fx.Calm;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Views;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;

/// What is there before anything else is.
public final class StartView {
    private final StartViewModel model;
    private final Parent root;
    private Animation patience = new PauseTransition();

    @FXML
    private Node progress;

    @FXML
    private Node failure;

    @FXML
    private Label what;

    @FXML
    private Label whatToDo;

    public StartView(StartViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        model.failure().subscribe(this::show);
    }

    private void show(Optional<Explanation> why) {
        what.setText(why.map(Explanation::what).orElse(""));
        whatToDo.setText(why.map(Explanation::whatToDo).orElse(""));
        Views.show(failure, why.isPresent());
        patience.stop();
        Views.show(progress, why.isEmpty());
        if (why.isEmpty()) {
            patience = Calm.appearLate(progress);
        }
    }

    @FXML
    private void tryAgain() {
        model.tryAgain();
    }
}
