package app.hearth.desktop.settings;

import app.hearth.desktop.fx.Background;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When the window locks by itself; holds at once, kept for the next start. For the UI thread.
public final class LockAfterViewModel {
    private static final Logger log = LoggerFactory.getLogger(LockAfterViewModel.class);

    private final DesktopSettings settings;
    private final Background background;
    private final ReadOnlyObjectWrapper<LockAfter> chosen = new ReadOnlyObjectWrapper<>(LockAfter.STANDARD);

    public LockAfterViewModel(DesktopSettings settings, Background background) {
        this.settings = settings;
        this.background = background;
    }

    public ReadOnlyObjectProperty<LockAfter> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// Takes up what was kept at the last start.
    public void load() {
        background.run(settings::lockAfter, chosen::set, cause -> log.warn("The settings cannot be read", cause));
    }

    void choose(LockAfter wanted) {
        chosen.set(wanted);
        background.run(
                () -> settings.keep(wanted),
                () -> {},
                cause -> log.warn("When to lock cannot be kept for the next start", cause));
    }
}
