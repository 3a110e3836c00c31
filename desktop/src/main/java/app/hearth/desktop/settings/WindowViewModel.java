package app.hearth.desktop.settings;

import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.window.Motion;
import app.hearth.desktop.window.Zoom;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// How the window looks and behaves on this desktop, whoever sits at it. Whoever sets one of these has chosen: it holds
/// at once and is kept for the next start. For the UI thread.
public final class WindowViewModel {
    private final Kept<Appearance> appearance;
    private final Kept<Zoom> zoom;
    private final Kept<Motion> motion;
    private final Kept<LockAfter> lockAfter;
    private final Kept<Boolean> wrapsCode;
    private final Kept<Boolean> tellsAnswers;
    private final Kept<Boolean> showsTray;
    private final Kept<Boolean> staysInTray;
    private final Kept<Map<String, List<String>>> keys;
    private final SimpleBooleanProperty trayPossible = new SimpleBooleanProperty(this, "trayPossible");

    public WindowViewModel(DesktopSettings settings, Background background) {
        appearance = new Kept<>(background, Appearance.SYSTEM, settings::appearance, settings::keep);
        zoom = new Kept<>(background, Zoom.NONE, settings::zoom, settings::keep);
        motion = new Kept<>(background, Motion.SYSTEM, settings::motion, settings::keep);
        lockAfter = new Kept<>(background, LockAfter.STANDARD, settings::lockAfter, settings::keep);
        wrapsCode = new Kept<>(background, false, settings::wrapsCode, settings::keepWrapsCode);
        tellsAnswers = new Kept<>(background, true, settings::tellsAnswers, settings::keepTellsAnswers);
        showsTray = new Kept<>(background, true, settings::showsTray, settings::keepShowsTray);
        staysInTray = new Kept<>(background, false, settings::staysInTray, settings::keepStaysInTray);
        keys = new Kept<>(background, Map.of(), settings::keys, settings::keep);
    }

    /// Takes up what was kept at the last start.
    public void load() {
        List.of(appearance, zoom, motion, lockAfter, wrapsCode, tellsAnswers, showsTray, staysInTray, keys)
                .forEach(Kept::load);
    }

    /// Light, dark or as the system is.
    public ObjectProperty<Appearance> appearance() {
        return appearance.chosen();
    }

    /// How large everything is.
    public ObjectProperty<Zoom> zoom() {
        return zoom.chosen();
    }

    /// Whether things may move.
    public ObjectProperty<Motion> motion() {
        return motion.chosen();
    }

    /// When it locks by itself.
    public ObjectProperty<LockAfter> lockAfter() {
        return lockAfter.chosen();
    }

    /// Whether long lines of code are wrapped.
    public ObjectProperty<Boolean> wrapsCode() {
        return wrapsCode.chosen();
    }

    /// Whether a long answer is told of outside of the window.
    public ObjectProperty<Boolean> tellsAnswers() {
        return tellsAnswers.chosen();
    }

    /// Whether the program has an icon in the tray.
    public ObjectProperty<Boolean> showsTray() {
        return showsTray.chosen();
    }

    /// Whether the program goes on in the tray when its window is closed.
    public ObjectProperty<Boolean> staysInTray() {
        return staysInTray.chosen();
    }

    /// Whether this system may have a tray, so that there is something to choose; nothing that is kept.
    public BooleanProperty trayPossible() {
        return trayPossible;
    }

    /// Which keys were chosen instead of the standard ones, as a map of keys takes and gives them.
    public ObjectProperty<Map<String, List<String>>> keys() {
        return keys.chosen();
    }

    public void zoomIn() {
        zoom().set(zoom().get().larger());
    }

    public void zoomOut() {
        zoom().set(zoom().get().smaller());
    }

    public void zoomBack() {
        zoom().set(Zoom.NONE);
    }
}
