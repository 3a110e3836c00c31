package app.hearth.desktop.settings;

import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.SmallFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What belongs to this desktop and not to a person: how the window looks before anyone has signed in. Kept in one
/// small file. Blocking; thread-safe within the program.
public final class DesktopSettings {
    private static final Logger log = LoggerFactory.getLogger(DesktopSettings.class);

    private final SmallFile<Stored> file;

    public DesktopSettings(Path file) {
        this.file = new SmallFile<>(file, Stored.class);
    }

    /// How the window should look; as the system does when nobody has chosen, or the file cannot be read.
    public synchronized Appearance appearance() {
        try {
            return file.read().map(stored -> Appearance.of(stored.appearance())).orElse(Appearance.SYSTEM);
        } catch (IOException e) {
            log.warn("The desktop's settings cannot be read; using the standard ones", e);
            return Appearance.SYSTEM;
        }
    }

    synchronized void keep(Appearance appearance) {
        try {
            file.replace(new Stored(appearance.code()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Stored(String appearance) {}
}
