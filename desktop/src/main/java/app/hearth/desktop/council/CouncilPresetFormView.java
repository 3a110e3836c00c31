package app.hearth.desktop.council;

import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.IntoView;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import app.hearth.desktop.fx.WrappedArea;
import java.util.ResourceBundle;
import javafx.application.Platform;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A council being made or changed.
final class CouncilPresetFormView {
    private final CouncilPresetFormViewModel model;
    private final FontIcon arrow = new FontIcon();
    private final SeatsView sitting;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label title;

    @FXML
    private TextField name;

    @FXML
    private Label nameProblem;

    @FXML
    private StackPane seats;

    @FXML
    private Button fold;

    @FXML
    private VBox told;

    @FXML
    private TextArea toSeats;

    @FXML
    private TextArea toJudges;

    @FXML
    private TextArea toChairman;

    @FXML
    private Label promptProblem;

    @FXML
    private Notice notice;

    @FXML
    private Button save;

    CouncilPresetFormView(CouncilPresetFormViewModel model) {
        this.model = model;
        sitting = new SeatsView(model.seats());
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Fields.bind(name, nameProblem, model.name(), model.nameProblem());
        seats.getChildren().setAll(sitting.root());
        fold.setGraphic(arrow);
        model.unfolded().subscribe(this::showFold);
        join(toSeats, model.toSeats());
        join(toJudges, model.toJudges());
        join(toChairman, model.toChairman());
        promptProblem.textProperty().bind(model.promptProblem());
        model.promptProblem().subscribe(sentence -> Views.show(promptProblem, !sentence.isEmpty()));
        notice.follow(model.saving().failure());
        save.disableProperty().bind(model.saving().blocked());
        model.open().subscribe(this::opened);
    }

    private static void join(TextArea area, StringProperty text) {
        WrappedArea.wrap(area);
        area.textProperty().bindBidirectional(text);
    }

    private void opened(boolean open) {
        title.setText(resources.getString(model.changes() ? "preset.change.title" : "preset.make.title"));
        sitting.closeSearch();
        if (open) {
            Platform.runLater(name::requestFocus); // what is not shown yet cannot have the focus
            IntoView.scroll(root);
        }
    }

    private void showFold(boolean unfolded) {
        String words = resources.getString("prompts");
        fold.setText(words);
        fold.setAccessibleText(words + " – " + resources.getString(unfolded ? "prompts.fold" : "prompts.unfold"));
        arrow.setIconCode(unfolded ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        Views.show(told, unfolded);
    }

    @FXML
    private void fold() {
        model.unfolded().set(!model.unfolded().get());
    }

    @FXML
    private void save() {
        model.save();
    }

    @FXML
    private void cancel() {
        model.close();
    }
}
