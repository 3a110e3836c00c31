package app.hearth.desktop.profiles;

import app.hearth.desktop.fx.SmallFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The profiles used on this desktop, the last one used first, in one small file. A server never tells who has a
/// profile on it, so the desktop remembers by itself. Blocking; thread-safe within the program.
public final class RememberedProfiles {
    private static final Logger log = LoggerFactory.getLogger(RememberedProfiles.class);

    private final SmallFile<Stored> file;

    public RememberedProfiles(Path file) {
        this.file = new SmallFile<>(file, Stored.class);
    }

    /// What the file says; nothing when there is none. One that cannot be read is put aside, not overwritten.
    public synchronized List<RememberedProfile> all() {
        try {
            return file.read().map(stored -> List.of(stored.profiles())).orElse(List.of());
        } catch (IOException e) {
            log.warn("The remembered profiles cannot be read; starting without them", e);
            putAside();
            return List.of();
        }
    }

    private void putAside() {
        try {
            file.putAside();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts `profile` first, in place of what was remembered under its key; whether its recovery code is kept is not
    /// told by this.
    synchronized void remember(RememberedProfile profile) {
        List<RememberedProfile> next = new ArrayList<>(all());
        next.removeIf(known -> known.key().equals(profile.key()));
        next.addFirst(profile.owingCode(owesCode(profile.key())));
        store(next);
    }

    /// Whether the recovery code of a profile still has to be kept.
    synchronized boolean owesCode(String key) {
        return all().stream().anyMatch(known -> known.key().equals(key) && known.codeOwed());
    }

    synchronized void oweCode(String key, boolean owed) {
        store(all().stream()
                .map(known -> known.key().equals(key) ? known.owingCode(owed) : known)
                .toList());
    }

    /// Nothing of what was remembered under `key` remains.
    synchronized void forget(String key) {
        List<RememberedProfile> next = new ArrayList<>(all());
        if (next.removeIf(known -> known.key().equals(key))) {
            store(next);
        }
    }

    private void store(List<RememberedProfile> profiles) {
        try {
            file.replace(new Stored(profiles.toArray(RememberedProfile[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // only a shape of the file; never compared
    private record Stored(RememberedProfile[] profiles) {}
}
