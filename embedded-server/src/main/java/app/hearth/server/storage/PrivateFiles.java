package app.hearth.server.storage;

import app.hearth.common.embed.ServerStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Directories and files that only the user who runs the server can read.
public final class PrivateFiles {
    private PrivateFiles() {}

    /// Makes the directory and its parents, or tightens what is there, to mode 0700 where the platform has modes.
    public static Path createDirectory(Path directory) throws ServerStartException {
        try {
            Files.createDirectories(directory);
            if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
            return directory;
        } catch (IOException e) {
            throw new ServerStartException("The folder " + directory + " cannot be used: " + e.getMessage(), e);
        }
    }

    /// Sets mode 0600 where the platform has modes.
    public static void restrict(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
