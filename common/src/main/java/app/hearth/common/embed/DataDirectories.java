package app.hearth.common.embed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where Hearth keeps everything of one person or household, by the convention of each platform.
public final class DataDirectories {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private DataDirectories() {}

    /// The directory used when none is named. It may not exist yet.
    public static Path standard() {
        return of(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", "")));
    }

    /// Where the log files of a data directory are.
    public static Path logs(Path dataDir) {
        return dataDir.resolve("logs");
    }

    /// Makes the directory when it is missing, so that only its owner can read it; one that exists stays as it is.
    ///
    /// @throws ServerStartException when it cannot be made or written to
    public static void prepare(Path dataDir) throws ServerStartException {
        try {
            if (!Files.isDirectory(dataDir)) {
                create(dataDir);
            }
        } catch (IOException e) {
            throw new ServerStartException(
                    "The data directory " + dataDir + " cannot be made. Name another with --data-dir.", e);
        }
        if (!Files.isWritable(dataDir)) {
            throw new ServerStartException(
                    "The data directory " + dataDir + " cannot be written to. Name another with --data-dir.");
        }
    }

    private static void create(Path dataDir) throws IOException {
        Path parent = dataDir.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (dataDir.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(dataDir, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createDirectory(dataDir);
        }
    }

    static Path of(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return absolute(
                            environment.get("LOCALAPPDATA"),
                            home.resolve("AppData").resolve("Local"))
                    .resolve("Hearth");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Hearth");
        }
        return absolute(environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share"))
                .resolve("hearth");
    }

    /// The XDG convention: a relative value is ignored, an empty one too.
    private static Path absolute(@Nullable String named, Path otherwise) {
        return named != null && Path.of(named).isAbsolute() ? Path.of(named) : otherwise;
    }
}
