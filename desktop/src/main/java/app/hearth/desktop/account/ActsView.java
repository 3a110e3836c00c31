package app.hearth.desktop.account;

import app.hearth.desktop.fx.Listing;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Skeleton;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.ResourceBundle;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What was done in the profile, in plain words.
final class ActsView {
    private final ActsViewModel model;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Notice notice;

    @FXML
    private Button again;

    @FXML
    private Skeleton skeleton;

    @FXML
    private Label none;

    @FXML
    private VBox rows;

    @FXML
    private Button more;

    ActsView(ActsViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        notice.follow(model.failure());
        model.rows().addListener(this::changed);
        model.state().subscribe(this::show);
        model.hasMore().subscribe(there -> Views.show(more, there));
        model.reading().subscribe(reading -> {
            more.setDisable(reading);
            more.setText(resources.getString(reading ? "acts.more.reading" : "acts.more"));
        });
    }

    /// A further page goes below what is there.
    private void changed(ListChangeListener.Change<? extends ActRow> change) {
        while (change.next()) {
            if (change.wasRemoved()) {
                rows.getChildren().clear();
            }
            rows.getChildren().addAll(nodes(change.getAddedSubList()));
        }
        show(model.state().get());
    }

    private static List<HBox> nodes(List<? extends ActRow> acts) {
        return acts.stream().map(ActsView::node).toList();
    }

    private static HBox node(ActRow act) {
        Label words = new Label(act.words());
        Label detail = new Label(act.detail());
        detail.getStyleClass().add("text-quiet");
        VBox both = new VBox(words, detail);
        both.getStyleClass().add("key-words");
        HBox.setHgrow(both, Priority.ALWAYS);
        Label outcome = new Label(act.outcome());
        outcome.getStyleClass().add("act-outcome");
        outcome.setMinWidth(Label.USE_PREF_SIZE);
        FontIcon icon = new FontIcon(act.warns() ? Feather.ALERT_CIRCLE : Feather.CHECK);
        HBox line = new HBox(icon, both, outcome);
        line.getStyleClass().addAll("key-row", "key-line", act.warns() ? "act-warns" : "act-done");
        return line;
    }

    private void show(Listing state) {
        skeleton.await(state == Listing.LOADING);
        boolean ready = state == Listing.READY;
        Views.show(none, ready && model.rows().isEmpty());
        Views.show(rows, ready && !model.rows().isEmpty());
        Views.show(again, state == Listing.FAILED);
    }

    @FXML
    private void load() {
        model.load();
    }

    @FXML
    private void more() {
        model.more();
    }
}
