package app.hearth.desktop.prompts;

import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import app.hearth.desktop.fx.WrappedArea;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/// What every model is told, and the way to change it.
final class StandingView {
    private final StandingViewModel model;
    private final Parent root;

    @FXML
    private TextArea text;

    @FXML
    private Notice notice;

    @FXML
    private Button save;

    @FXML
    private Label saved;

    StandingView(StandingViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        WrappedArea.wrap(text);
        text.textProperty().bindBidirectional(model.text());
        text.disableProperty().bind(model.loaded().not());
        notice.follow(model.saving().failure());
        save.disableProperty().bind(model.changed().not().or(model.saving().blocked()));
        model.saved().subscribe(done -> {
            Views.show(saved, done);
            if (done) {
                text.requestFocus(); // a button that is disabled hands the focus on
            }
        });
    }

    @FXML
    private void save() {
        model.save();
    }
}
