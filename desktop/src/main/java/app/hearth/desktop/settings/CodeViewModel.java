package app.hearth.desktop.settings;

import app.hearth.desktop.fx.Background;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How code is shown: whether its long lines are wrapped; holds at once, kept for the next start. For the UI thread.
public final class CodeViewModel {
    private static final Logger log = LoggerFactory.getLogger(CodeViewModel.class);

    private final DesktopSettings settings;
    private final Background background;
    private final BooleanProperty wraps = new SimpleBooleanProperty(this, "wraps");
    private boolean kept;

    public CodeViewModel(DesktopSettings settings, Background background) {
        this.settings = settings;
        this.background = background;
        wraps.addListener((_, _, now) -> keep(now));
    }

    /// Whether long lines are wrapped; whoever sets it chooses so for every block of code.
    public BooleanProperty wraps() {
        return wraps;
    }

    /// Takes up what was kept at the last start.
    public void load() {
        background.run(settings::wrapsCode, this::take, cause -> log.warn("The settings cannot be read", cause));
    }

    private void take(boolean loaded) {
        kept = loaded;
        wraps.set(loaded);
    }

    private void keep(boolean now) {
        if (now != kept) {
            kept = now;
            background.run(
                    () -> settings.keepWrapsCode(now),
                    () -> {},
                    cause -> log.warn("Whether code is wrapped cannot be kept for the next start", cause));
        }
    }
}
