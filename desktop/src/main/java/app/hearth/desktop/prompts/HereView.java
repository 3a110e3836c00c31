package app.hearth.desktop.prompts;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.prompt.Preset;
import app.hearth.desktop.fx.Choices;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/// What the model is told in one conversation, in a sheet under the button that opens it. For the JavaFX thread.
public final class HereView {
    private static final double GAP = 4;

    private final HereViewModel model;
    private final Parent root;
    private final Popup popup = new Popup();

    @FXML
    private ResourceBundle resources;

    @FXML
    private VBox presetBox;

    @FXML
    private ComboBox<Preset> presets;

    @FXML
    private StackPane instructions;

    @FXML
    private Notice notice;

    @FXML
    private Button save;

    public HereView(HereViewModel model) {
        this.model = model;
        root = Views.load(this);
        popup.getContent().setAll(root);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_RIGHT);
    }

    @FXML
    private void initialize() {
        Choices.show(presets, Preset::name, resources.getString("here.presets.none"));
        model.presets().presets().subscribe(this::offer);
        presets.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.choose(chosen);
            }
        });
        instructions.getChildren().setAll(new InstructionsFields(model.instructions()).root());
        instructions.disableProperty().bind(model.ready().not());
        model.ready().subscribe(this::write);
        notice.follow(model.saving().failure());
        save.disableProperty().bind(model.ready().not().or(model.saving().blocked()));
    }

    private void offer(List<Preset> all) {
        presets.getItems().setAll(all);
        Views.show(presetBox, !all.isEmpty());
    }

    /// Opens under `button`, right-aligned with it.
    public void open(Node button, Optional<ConversationId> conversation) {
        presets.setValue(null);
        model.open(conversation);
        Point2D corner = button.localToScreen(
                button.getBoundsInLocal().getMaxX(), button.getBoundsInLocal().getMaxY() + GAP);
        if (corner == null) {
            return;
        }
        popup.show(button, corner.getX(), corner.getY());
        popup.getScene().getStylesheets().setAll(button.getScene().getStylesheets());
        write();
    }

    /// Puts the cursor where the instructions are written; later, because what is not open and ready yet takes no
    /// focus.
    private void write() {
        Platform.runLater(() -> instructions.lookup(".text-area").requestFocus());
    }

    @FXML
    private void save() {
        model.save(popup::hide);
    }

    @FXML
    private void cancel() {
        popup.hide();
    }
}
