package app.hearth.desktop.settings;

import app.hearth.desktop.fx.Views;
import app.hearth.desktop.window.Motion;
import app.hearth.desktop.window.Zoom;
import atlantafx.base.controls.ToggleSwitch;
import java.text.NumberFormat;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

/// How large everything is and whether it may move, as a part of the settings.
final class WindowView {
    private final WindowViewModel window;
    private final Parent root;
    private final ToggleGroup motions = new ToggleGroup();

    @FXML
    private Button smaller;

    @FXML
    private Button size;

    @FXML
    private Button larger;

    @FXML
    private ToggleButton motionSystem;

    @FXML
    private ToggleButton motionReduced;

    @FXML
    private ToggleSwitch tells;

    WindowView(WindowViewModel window) {
        this.window = window;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    /// What stays when the person goes must not hold on to the page they have left.
    @FXML
    private void initialize() {
        var inWindow = size.sceneProperty().map(_ -> true).orElse(false);
        motions.getToggles().setAll(motionSystem, motionReduced);
        window.zoom().when(inWindow).subscribe(this::show);
        window.tellsAnswers().when(inWindow).subscribe(tells::setSelected);
        tells.selectedProperty()
                .addListener((_, _, chosen) -> window.tellsAnswers().set(chosen));
        window.motion().when(inWindow).subscribe(chosen -> motions.selectToggle(toggle(chosen)));
    }

    private void show(Zoom zoom) {
        size.setText(NumberFormat.getPercentInstance().format(zoom.percent() / 100.0));
        smaller.setDisable(zoom.isSmallest());
        larger.setDisable(zoom.isLargest());
    }

    private ToggleButton toggle(Motion motion) {
        return switch (motion) {
            case SYSTEM -> motionSystem;
            case REDUCED -> motionReduced;
        };
    }

    /// A click on what is chosen already would take the choice away.
    private void choose(Motion motion) {
        motions.selectToggle(toggle(motion));
        window.motion().set(motion);
    }

    @FXML
    private void chooseSystem() {
        choose(Motion.SYSTEM);
    }

    @FXML
    private void chooseReduced() {
        choose(Motion.REDUCED);
    }

    @FXML
    private void zoomOut() {
        window.zoomOut();
    }

    @FXML
    private void zoomBack() {
        window.zoomBack();
    }

    @FXML
    private void zoomIn() {
        window.zoomIn();
    }
}
