package app.hearth.desktop.settings;

import app.hearth.desktop.fx.Background;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One choice of this desktop; holds at once, kept for the next start. For the UI thread.
final class Kept<T> {
    private static final Logger log = LoggerFactory.getLogger(Kept.class);

    private final Background background;
    private final Callable<T> read;
    private final Consumer<T> write;
    private final ObjectProperty<T> chosen;
    private T stored;

    /// @param standard what holds until it is known what was chosen; `read` and `write` may block
    Kept(Background background, T standard, Callable<T> read, Consumer<T> write) {
        this.background = background;
        this.read = read;
        this.write = write;
        this.stored = standard;
        this.chosen = new SimpleObjectProperty<>(this, "chosen", standard);
        chosen.addListener((_, _, now) -> keep(now));
    }

    /// Whoever sets it has chosen.
    ObjectProperty<T> chosen() {
        return chosen;
    }

    /// Takes up what was kept at the last start.
    void load() {
        background.run(read, this::take, cause -> log.warn("The settings cannot be read", cause));
    }

    private void take(T loaded) {
        stored = loaded;
        chosen.set(loaded);
    }

    private void keep(T now) {
        if (!now.equals(stored)) {
            stored = now;
            background.run(
                    () -> write.accept(now),
                    () -> {},
                    cause -> log.warn("A setting cannot be kept for the next start", cause));
        }
    }
}
