package app.hearth.desktop.household;

import app.hearth.desktop.fx.PagedList;
import app.hearth.desktop.fx.Views;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The figures of the server.
final class StatsView {
    private final StatsViewModel model;
    private final Parent root;

    @FXML
    private PagedList list;

    StatsView(StatsViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        list.show(model.figures(), model.figures().items(), StatsView::node, "");
    }

    private static Node node(Figure figure) {
        Label name = new Label(figure.name());
        name.getStyleClass().add("text-quiet");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox line = new HBox(name, between, new Label(figure.value()));
        line.getStyleClass().addAll("key-row", "key-line", "figure");
        return line;
    }
}
