package app.hearth.desktop.settings;

import app.hearth.common.wire.BlockingCalls;
import app.hearth.common.wire.Json;
import app.hearth.desktop.fx.Appearance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What belongs to this desktop and not to a person: how the window looks before anyone has signed in. Kept in one
/// small file. Blocking; thread-safe within the program.
public final class DesktopSettings {
    private static final Logger log = LoggerFactory.getLogger(DesktopSettings.class);

    private final Path file;

    public DesktopSettings(Path file) {
        this.file = file;
    }

    /// How the window should look; as the system does when nobody has chosen, or the file cannot be read.
    public synchronized Appearance appearance() {
        BlockingCalls.check();
        if (!Files.exists(file)) {
            return Appearance.SYSTEM;
        }
        try {
            return Appearance.of(
                    Json.lenient().readValue(file.toFile(), Stored.class).appearance());
        } catch (IOException e) {
            log.warn("The desktop's settings cannot be read; using the standard ones", e);
            return Appearance.SYSTEM;
        }
    }

    synchronized void keep(Appearance appearance) {
        BlockingCalls.check();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Json.lenient().writeValue(fresh.toFile(), new Stored(appearance.code()));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Stored(String appearance) {}
}
