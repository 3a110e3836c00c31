package app.hearth.desktop.fx;

import app.hearth.common.wire.BlockingCalls;
import app.hearth.common.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// One small JSON file of this desktop, read and replaced as a whole: after a crash the old or the new one is there.
/// Blocking; whoever owns the file lets one thread in at a time.
///
/// @param shape what the file holds
public record SmallFile<T>(Path path, Class<T> shape) {
    /// What the file holds; empty when there is none. Throws when it cannot be read or holds something else.
    public Optional<T> read() throws IOException {
        BlockingCalls.check();
        return Files.exists(path) ? Optional.of(Json.lenient().readValue(path.toFile(), shape)) : Optional.empty();
    }

    public void replace(T content) throws IOException {
        BlockingCalls.check();
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Json.lenient().writeValue(fresh.toFile(), content);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Moves a file that cannot be read out of the way, so that nothing overwrites it.
    public void putAside() throws IOException {
        BlockingCalls.check();
        Files.move(path, path.resolveSibling(path.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
    }
}
