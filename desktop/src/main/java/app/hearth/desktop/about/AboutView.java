package app.hearth.desktop.about;

import app.hearth.desktop.fx.CopiedText;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What Hearth is, where its data lies, and whose work is in it.
public final class AboutView {
    private final AboutViewModel model;
    private final Runnable close;
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label version;

    @FXML
    private TextField folder;

    @FXML
    private Button copy;

    @FXML
    private VBox libraries;

    /// `close` leads back to the conversations.
    public AboutView(AboutViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        version.setText(
                model.version().isEmpty()
                        ? resources.getString("version.none")
                        : MessageFormat.format(resources.getString("version"), model.version()));
        folder.setText(model.dataFolder());
        libraries
                .getChildren()
                .setAll(model.libraries().stream().map(this::node).toList());
    }

    private Node node(Library library) {
        Hyperlink name = new Hyperlink(library.name());
        name.setOnAction(_ -> model.open(library));
        name.setMinWidth(Region.USE_PREF_SIZE);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Label licence = new Label(library.licence());
        licence.getStyleClass().add("text-quiet");
        licence.setWrapText(true);
        HBox line = new HBox(name, between, licence);
        line.getStyleClass().addAll("key-row", "key-line", "figure");
        return line;
    }

    @FXML
    private void open() {
        model.openDataFolder();
    }

    @FXML
    private void copy() {
        CopiedText.put(model.dataFolder());
        copy.setText(resources.getString("copied"));
    }

    @FXML
    private void close() {
        close.run();
    }
}
