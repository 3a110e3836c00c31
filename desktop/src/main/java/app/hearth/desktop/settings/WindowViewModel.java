package app.hearth.desktop.settings;

import app.hearth.desktop.fx.Background;
import app.hearth.desktop.window.Motion;
import app.hearth.desktop.window.Zoom;
import java.util.List;
import java.util.Map;

/// How the window behaves on this desktop, whoever sits at it. For the UI thread.
public final class WindowViewModel {
    private final Kept<Zoom> zoom;
    private final Kept<Motion> motion;
    private final Kept<Map<String, List<String>>> keys;

    public WindowViewModel(DesktopSettings settings, Background background) {
        zoom = new Kept<>(background, Zoom.NONE, settings::zoom, settings::keep);
        motion = new Kept<>(background, Motion.SYSTEM, settings::motion, settings::keep);
        keys = new Kept<>(background, Map.of(), settings::keys, settings::keep);
    }

    /// Takes up what was kept at the last start.
    public void load() {
        zoom.load();
        motion.load();
        keys.load();
    }

    /// How large everything is.
    public Kept<Zoom> zoom() {
        return zoom;
    }

    /// Whether things may move.
    public Kept<Motion> motion() {
        return motion;
    }

    /// Which keys were chosen instead of the standard ones, as a map of keys takes and gives them.
    public Kept<Map<String, List<String>>> keys() {
        return keys;
    }

    public void zoomIn() {
        zoom.choose(zoom.chosen().get().larger());
    }

    public void zoomOut() {
        zoom.choose(zoom.chosen().get().smaller());
    }

    public void zoomBack() {
        zoom.choose(Zoom.NONE);
    }
}
