package app.hearth.desktop.conversations;

import app.hearth.desktop.fx.SmallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a person has not yet looked at on this device, kept in one small file of ids. Blocking; thread-safe.
public final class Seen {
    /// Who has so many waiting looks for them by other means.
    static final int MOST = 500;

    private static final Logger log = LoggerFactory.getLogger(Seen.class);

    private final SmallFile<Kept> file;

    public Seen(Path file) {
        this.file = new SmallFile<>(file, Kept.class);
    }

    /// @param until everything up to then is known here; empty at the first time
    /// @param unread those with an answer nobody has looked at
    /// @param awaited those in which an answer was being written
    record Kept(String until, List<String> unread, List<String> awaited) {
        Kept {
            unread = List.copyOf(unread);
            awaited = List.copyOf(awaited);
        }

        static final Kept NOTHING = new Kept("", List.of(), List.of());
    }

    synchronized Kept read() {
        try {
            return file.read().orElse(Kept.NOTHING);
        } catch (IOException e) {
            log.warn("What was unread cannot be read; nothing is", e);
            return Kept.NOTHING;
        }
    }

    synchronized void keep(Kept now) {
        try {
            file.replace(now);
        } catch (IOException e) {
            log.warn("What is unread cannot be kept", e);
        }
    }

    /// Nothing of it stays, because the person is gone from here.
    public synchronized void forget() throws IOException {
        Files.deleteIfExists(file.path());
    }
}
