package app.hearth.desktop.account;

import app.hearth.desktop.fx.Calm;
import app.hearth.desktop.fx.Listing;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Where the person is signed in.
final class DevicesView {
    private final DevicesViewModel model;
    private final Parent root;
    private Animation patience = new PauseTransition();

    @FXML
    private Notice notice;

    @FXML
    private Button again;

    @FXML
    private Node skeleton;

    @FXML
    private VBox rows;

    @FXML
    private Label onlyHere;

    @FXML
    private Button endOthers;

    @FXML
    private VBox question;

    DevicesView(DevicesViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        notice.follow(model.failure());
        model.rows().addListener((ListChangeListener<DeviceRow>) _ -> showRows());
        showRows();
        model.state().subscribe(this::show);
        model.others().subscribe(_ -> showEnd());
        model.askingAll().subscribe(_ -> showEnd());
    }

    private void showRows() {
        rows.getChildren()
                .setAll(model.rows().stream()
                        .map(row -> new DeviceRowView(row, model).root())
                        .toList());
    }

    private void show(Listing state) {
        patience.stop();
        Views.show(skeleton, state == Listing.LOADING);
        if (state == Listing.LOADING) {
            patience = Calm.appearLate(skeleton);
        }
        Views.show(rows, state == Listing.READY);
        Views.show(again, state == Listing.FAILED);
        showEnd();
    }

    private void showEnd() {
        boolean ready = model.state().get() == Listing.READY;
        boolean others = model.others().get();
        boolean asking = model.askingAll().get();
        Views.show(onlyHere, ready && !others);
        Views.show(endOthers, ready && others && !asking);
        Views.show(question, ready && others && asking);
    }

    @FXML
    private void load() {
        model.load();
    }

    @FXML
    private void askForAll() {
        model.askingAll().set(true);
    }

    @FXML
    private void keepAll() {
        model.askingAll().set(false);
    }

    @FXML
    private void revokeOthers() {
        model.revokeOthers();
    }
}
