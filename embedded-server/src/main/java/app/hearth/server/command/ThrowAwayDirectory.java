package app.hearth.server.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A data directory that lives as long as one process; readable by its owner alone.
final class ThrowAwayDirectory {
    private ThrowAwayDirectory() {}

    static Path create() throws IOException {
        return Files.createTempDirectory("hearth-demo-");
    }

    /// Removes it with everything in it. What cannot be removed stays for the system to clean up.
    static void delete(Path directory) {
        try (Stream<Path> found = Files.walk(directory)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            Logger log = LoggerFactory.getLogger(ThrowAwayDirectory.class);
            log.warn("The throw-away directory could not be removed.", e);
        }
    }
}
