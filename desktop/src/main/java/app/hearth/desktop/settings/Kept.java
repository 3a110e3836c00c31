package app.hearth.desktop.settings;

import app.hearth.desktop.fx.Background;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One choice of this desktop; holds at once, kept for the next start. For the UI thread.
public final class Kept<T> {
    private static final Logger log = LoggerFactory.getLogger(Kept.class);

    private final Background background;
    private final Callable<T> read;
    private final Consumer<T> write;
    private final ReadOnlyObjectWrapper<T> chosen;

    /// @param standard what holds until it is known what was chosen; `read` and `write` may block
    Kept(Background background, T standard, Callable<T> read, Consumer<T> write) {
        this.background = background;
        this.read = read;
        this.write = write;
        this.chosen = new ReadOnlyObjectWrapper<>(this, "chosen", standard);
    }

    public ReadOnlyObjectProperty<T> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// Takes up what was kept at the last start.
    void load() {
        background.run(read, chosen::set, cause -> log.warn("The settings cannot be read", cause));
    }

    public void choose(T wanted) {
        if (!wanted.equals(chosen.get())) {
            chosen.set(wanted);
            background.run(
                    () -> write.accept(wanted),
                    () -> {},
                    cause -> log.warn("A setting cannot be kept for the next start", cause));
        }
    }
}
