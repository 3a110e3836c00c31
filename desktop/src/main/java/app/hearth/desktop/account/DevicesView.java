package app.hearth.desktop.account;

import app.hearth.desktop.fx.Listing;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Question;
import app.hearth.desktop.fx.Skeleton;
import app.hearth.desktop.fx.Views;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Where the person is signed in.
final class DevicesView {
    private final DevicesViewModel model;
    private final Parent root;

    @FXML
    private Notice notice;

    @FXML
    private Button again;

    @FXML
    private Skeleton skeleton;

    @FXML
    private VBox rows;

    @FXML
    private Label onlyHere;

    @FXML
    private Button endOthers;

    @FXML
    private Question question;

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
        question.follow(model.askingAll(), model::revokeOthers);
    }

    private void showRows() {
        rows.getChildren()
                .setAll(model.rows().stream()
                        .map(row -> new DeviceRowView(row, model).root())
                        .toList());
    }

    private void show(Listing state) {
        skeleton.await(state == Listing.LOADING);
        Views.show(rows, state == Listing.READY);
        Views.show(again, state == Listing.FAILED);
        showEnd();
    }

    private void showEnd() {
        boolean ready = model.state().get() == Listing.READY;
        boolean others = model.others().get();
        Views.show(onlyHere, ready && !others);
        Views.show(endOthers, ready && others && !model.askingAll().get());
    }

    @FXML
    private void load() {
        model.load();
    }

    @FXML
    private void askForAll() {
        model.askingAll().set(true);
    }
}
