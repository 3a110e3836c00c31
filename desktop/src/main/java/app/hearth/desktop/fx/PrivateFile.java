package app.hearth.desktop.fx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A file that only its owner may read, where the system can tell people apart.
public final class PrivateFile {
    private PrivateFile() {}

    /// Writes `text`; blocks.
    public static Path write(Path file, String text) throws IOException {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes `bytes`; blocks. Made anew, because a file that is there keeps the rights it has.
    public static Path write(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        boolean tellsPeopleApart =
                file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (tellsPeopleApart) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.write(file, bytes);
    }
}
