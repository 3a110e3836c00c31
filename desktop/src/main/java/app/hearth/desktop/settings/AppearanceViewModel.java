package app.hearth.desktop.settings;

import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.Background;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Light, dark or as the system is; shown at once, kept for the next start. For the UI thread.
public final class AppearanceViewModel {
    private static final Logger log = LoggerFactory.getLogger(AppearanceViewModel.class);

    private final DesktopSettings settings;
    private final Background background;
    private final Consumer<Appearance> theme;
    private final ReadOnlyObjectWrapper<Appearance> chosen = new ReadOnlyObjectWrapper<>(Appearance.SYSTEM);

    /// `theme` shows an appearance.
    public AppearanceViewModel(DesktopSettings settings, Background background, Consumer<Appearance> theme) {
        this.settings = settings;
        this.background = background;
        this.theme = theme;
    }

    ReadOnlyObjectProperty<Appearance> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// Shows what was kept at the last start.
    public void load() {
        background.run(settings::appearance, this::show, cause -> log.warn("The appearance cannot be read", cause));
    }

    public void choose(Appearance appearance) {
        show(appearance);
        background.run(
                () -> settings.keep(appearance),
                () -> {},
                cause -> log.warn("The appearance cannot be kept for the next start", cause));
    }

    private void show(Appearance appearance) {
        chosen.set(appearance);
        theme.accept(appearance);
    }
}
