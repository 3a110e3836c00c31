package app.hearth.desktop.profiles;

import app.hearth.common.wire.BlockingCalls;
import app.hearth.common.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The profiles used on this desktop, the last one used first, in one small file. A server never tells who has a
/// profile on it, so the desktop remembers by itself. Blocking; thread-safe within the program.
public final class RememberedProfiles {
    private static final Logger log = LoggerFactory.getLogger(RememberedProfiles.class);

    private final Path file;

    public RememberedProfiles(Path file) {
        this.file = file;
    }

    /// What the file says; nothing when there is none. One that cannot be read is put aside, not overwritten.
    public synchronized List<RememberedProfile> all() {
        BlockingCalls.check();
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return List.of(Json.lenient().readValue(file.toFile(), Stored.class).profiles());
        } catch (IOException e) {
            log.warn("The remembered profiles cannot be read; starting without them", e);
            putAside();
            return List.of();
        }
    }

    /// Puts `profile` first, in place of what was remembered under its key.
    synchronized void remember(RememberedProfile profile) {
        List<RememberedProfile> next = new ArrayList<>(all());
        next.removeIf(known -> known.key().equals(profile.key()));
        next.addFirst(profile);
        write(next);
    }

    private void write(List<RememberedProfile> profiles) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Json.lenient().writeValue(fresh.toFile(), new Stored(profiles.toArray(RememberedProfile[]::new)));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void putAside() {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // only a shape of the file; never compared
    private record Stored(RememberedProfile[] profiles) {}
}
