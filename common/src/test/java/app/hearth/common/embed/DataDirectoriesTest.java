package app.hearth.common.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoriesTest {
    private static final Path HOME = Path.of("/home/anna");

    @TempDir
    private Path folder;

    @Test
    void linuxFollowsTheDesktopConvention() {
        assertThat(DataDirectories.of("Linux", Map.of(), HOME)).isEqualTo(HOME.resolve(".local/share/hearth"));
        assertThat(DataDirectories.of("Linux", Map.of("XDG_DATA_HOME", "/data"), HOME))
                .isEqualTo(Path.of("/data/hearth"));
    }

    @Test
    void aRelativeOrEmptyDesktopVariableIsIgnored() {
        assertThat(DataDirectories.of("Linux", Map.of("XDG_DATA_HOME", "data"), HOME))
                .isEqualTo(HOME.resolve(".local/share/hearth"));
        assertThat(DataDirectories.of("Linux", Map.of("XDG_DATA_HOME", ""), HOME))
                .isEqualTo(HOME.resolve(".local/share/hearth"));
    }

    @Test
    void macAndWindowsHaveTheirOwnPlaces() {
        assertThat(DataDirectories.of("Mac OS X", Map.of("XDG_DATA_HOME", "/data"), HOME))
                .isEqualTo(HOME.resolve("Library/Application Support/Hearth"));
        assertThat(DataDirectories.of("Windows 11", Map.of(), HOME))
                .isEqualTo(HOME.resolve("AppData").resolve("Local").resolve("Hearth"));
        assertThat(DataDirectories.of("Windows 11", Map.of("LOCALAPPDATA", "/local"), HOME))
                .isEqualTo(Path.of("/local/Hearth"));
    }

    @Test
    void aNewDirectoryIsReadableByItsOwnerAlone() throws Exception {
        Path dataDir = folder.resolve("deep/inside/data");

        DataDirectories.prepare(dataDir);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir)))
                .isEqualTo("rwx------");
    }

    @Test
    void aDirectoryThatIsThereStaysAsItIs() throws Exception {
        Path dataDir = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(dataDir, PosixFilePermissions.fromString("rwxr-x---"));

        DataDirectories.prepare(dataDir);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir)))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void aFileInTheWayIsSaidInOneSentence() throws Exception {
        Path file = Files.createFile(folder.resolve("data"));

        assertThatThrownBy(() -> DataDirectories.prepare(file))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining(file.toString())
                .hasMessageEndingWith("--data-dir.");
    }
}
