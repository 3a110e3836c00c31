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
import javafx.scene.layout.VBox;

/// How large everything is, whether it may move, and what of the program is outside of its window, as a part of the
/// settings.
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

    @FXML
    private VBox tray;

    @FXML
    private ToggleSwitch trayIcon;

    @FXML
    private ToggleSwitch stays;

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
        window.trayPossible().when(inWindow).subscribe(possible -> Views.show(tray, possible));
        window.showsTray().when(inWindow).subscribe(trayIcon::setSelected);
        trayIcon.selectedProperty()
                .addListener((_, _, chosen) -> window.showsTray().set(chosen));
        window.staysInTray().when(inWindow).subscribe(stays::setSelected);
        stays.selectedProperty()
                .addListener((_, _, chosen) -> window.staysInTray().set(chosen));
        stays.disableProperty().bind(trayIcon.selectedProperty().not());
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
