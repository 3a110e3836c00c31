package app.hearth.desktop.keyboard;

import app.hearth.desktop.fx.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// The page of the settings that lists every command with its keys, where others can be chosen. For the JavaFX thread.
public final class KeyboardView {
    private final KeyboardViewModel keyboard;
    private final List<CommandRow> rows = new ArrayList<>();
    private final ToggleGroup sendings = new ToggleGroup();
    private final Parent root;

    @FXML
    private ResourceBundle resources;

    @FXML
    private ToggleButton byEnter;

    @FXML
    private ToggleButton byShortcut;

    @FXML
    private TextField filter;

    @FXML
    private VBox list;

    @FXML
    private Label nothing;

    @FXML
    private Button resetAll;

    @SuppressWarnings("NullAway.Init") // the loader sets what is marked @FXML
    public KeyboardView(KeyMap keys) {
        keyboard = new KeyboardViewModel(keys);
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// The keys outlive the page, and must not hold on to one that was left.
    @FXML
    private void initialize() {
        for (CommandId.Group group : CommandId.Group.values()) {
            list.getChildren().add(group(group));
        }
        byShortcut.setText(keyboard.words().of(new KeyStroke("Shortcut+Enter")));
        sendings.getToggles().setAll(byEnter, byShortcut);
        filter.textProperty().bindBidirectional(keyboard.filter());
        keyboard.filter().subscribe(_ -> find());
        keyboard.waiting().subscribe(_ -> show());
        keyboard.objection().subscribe(_ -> show());
        var shown = list.sceneProperty().map(_ -> true).orElse(false);
        keyboard.keys().chosenProperty().when(shown).subscribe(_ -> show());
    }

    private VBox group(CommandId.Group group) {
        Label title = new Label(resources.getString("group." + group.name().toLowerCase(Locale.ROOT)));
        title.getStyleClass().add("section-subtitle");
        VBox box = new VBox(title);
        for (CommandId command : CommandId.values()) {
            if (command.group() == group) {
                CommandRow row = new CommandRow(command, keyboard, resources);
                rows.add(row);
                box.getChildren().add(row);
            }
        }
        return box;
    }

    private void show() {
        rows.forEach(CommandRow::show);
        sendings.selectToggle(keyboard.keys().sendsByEnter() ? byEnter : byShortcut);
        resetAll.setDisable(keyboard.keys().chosenProperty().get().isEmpty());
    }

    private void find() {
        rows.forEach(CommandRow::find);
        list.getChildren()
                .forEach(group -> Views.show(
                        group, ((VBox) group).getChildren().stream().skip(1).anyMatch(Node::isVisible)));
        Views.show(nothing, rows.stream().noneMatch(Node::isVisible));
    }

    @FXML
    private void sendByEnter() {
        keyboard.keys().sendByEnter(true);
        show(); // a click on what is chosen already would take the choice away
    }

    @FXML
    private void sendByShortcut() {
        keyboard.keys().sendByEnter(false);
        show();
    }

    @FXML
    private void resetAll() {
        keyboard.resetAll();
    }
}
