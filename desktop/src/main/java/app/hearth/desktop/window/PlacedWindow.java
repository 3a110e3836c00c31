package app.hearth.desktop.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A window that stands where it stood before, as far as the screens allow, and tells where it stands: at most once a
/// second, and when it closes. For the JavaFX thread.
public final class PlacedWindow {
    /// A window that is just being moved, maximised or restored has come to rest by then.
    private static final Duration REST = Duration.seconds(1);

    private final Stage stage;
    private final WindowPlace.Size least;
    private final Consumer<WindowPlace> keep;
    private final PauseTransition rest = new PauseTransition(REST);
    private WindowPlace.@Nullable Rectangle restored;
    private @Nullable WindowPlace kept;

    /// @param least how small it may become
    /// @param keep told where it stands; must not block
    public PlacedWindow(Stage stage, WindowPlace.Size least, Consumer<WindowPlace> keep) {
        this.stage = stage;
        this.least = least;
        this.keep = keep;
        stage.setMinWidth(least.width());
        stage.setMinHeight(least.height());
        rest.setOnFinished(_ -> note());
    }

    /// Shows the window where it stood when that is known.
    public void show(Optional<WindowPlace> before) {
        before.ifPresent(place -> stand(place.on(screens(), least)));
        stage.show();
        InvalidationListener moved = _ -> moved();
        stage.xProperty().addListener(moved);
        stage.yProperty().addListener(moved);
        stage.widthProperty().addListener(moved);
        stage.heightProperty().addListener(moved);
        stage.maximizedProperty().addListener(moved);
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> {
            rest.stop();
            note();
        });
    }

    private void stand(WindowPlace place) {
        WindowPlace.Rectangle bounds = place.bounds();
        stage.setX(bounds.x());
        stage.setY(bounds.y());
        stage.setWidth(bounds.width());
        stage.setHeight(bounds.height());
        stage.setMaximized(place.maximized());
        restored = bounds;
        kept = place;
    }

    private void moved() {
        if (rest.getCurrentRate() == 0) {
            rest.playFromStart();
        }
    }

    /// Where a window stands that is maximised, fills the screen or lies in the bar says nothing of where it will be
    /// when it is restored.
    private void note() {
        boolean filling = stage.isMaximized() || stage.isFullScreen();
        if (!filling && !stage.isIconified()) {
            restored = new WindowPlace.Rectangle(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        }
        if (restored != null) {
            WindowPlace now = new WindowPlace(restored, stage.isMaximized());
            if (!now.equals(kept)) {
                kept = now;
                keep.accept(now);
            }
        }
    }

    private static List<WindowPlace.Rectangle> screens() {
        List<Screen> found = new ArrayList<>(Screen.getScreens());
        found.remove(Screen.getPrimary());
        found.addFirst(Screen.getPrimary());
        return found.stream().map(screen -> rectangle(screen.getVisualBounds())).toList();
    }

    private static WindowPlace.Rectangle rectangle(Rectangle2D area) {
        return new WindowPlace.Rectangle(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
    }
}
