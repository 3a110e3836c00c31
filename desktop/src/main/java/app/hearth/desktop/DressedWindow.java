package app.hearth.desktop;

import app.hearth.desktop.fx.ProgramIcon;
import app.hearth.desktop.fx.Theme;
import app.hearth.desktop.keyboard.KeyMap;
import app.hearth.desktop.settings.WindowViewModel;
import app.hearth.desktop.shell.Idleness;
import app.hearth.desktop.window.Stillness;
import app.hearth.desktop.window.ZoomPane;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// A window of the program as whoever sits at it has chosen: its appearance, its size and how still it is. Lasts as
/// long as the program, whatever it shows. For the JavaFX thread.
final class DressedWindow {
    private final Stage stage;
    private final WindowViewModel habits;
    private final KeyMap keys;
    private final StackPane content = new StackPane();

    /// What all windows have in common.
    record Wardrobe(WindowViewModel habits, KeyMap keys, Idleness idleness) {}

    DressedWindow(Stage stage, Wardrobe wardrobe, double width, double height) {
        this.stage = stage;
        this.habits = wardrobe.habits();
        this.keys = wardrobe.keys();
        ZoomPane zoomed = new ZoomPane(content);
        Scene scene = new Scene(zoomed, width, height);
        habits.appearance().subscribe(new Theme(scene)::apply);
        zoomed.follow(stage);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::zoom);
        habits.zoom().subscribe(zoomed::show);
        Stillness stillness = new Stillness(zoomed, Platform.getPreferences().reducedMotionProperty());
        habits.motion().subscribe(stillness::apply);
        stage.addEventFilter(InputEvent.ANY, _ -> wardrobe.idleness().touch());
        stage.getIcons().setAll(ProgramIcon.images());
        stage.setScene(scene);
    }

    /// Also where nobody is signed in yet; whoever is has the rest of the keys too.
    private void zoom(KeyEvent event) {
        Optional<Runnable> act = keys.pressed(event).map(command -> switch (command) {
            case ZOOM_IN -> habits::zoomIn;
            case ZOOM_OUT -> habits::zoomOut;
            case ZOOM_BACK -> habits::zoomBack;
            default -> null;
        });
        act.ifPresent(Runnable::run);
    }

    Stage stage() {
        return stage;
    }

    /// Fills the window.
    void show(Parent filling) {
        content.getChildren().setAll(filling);
    }

    /// Whether the person has it before them.
    boolean isInSight() {
        return stage.isShowing() && stage.isFocused() && !stage.isIconified();
    }

    /// Brings it before the person, also when it was hidden.
    void toFront() {
        stage.show();
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /// Hides it, and what it showed is let go of.
    void clear() {
        stage.hide();
        content.getChildren().clear();
    }
}
