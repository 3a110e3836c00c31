package app.hearth.desktop;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where a program keeps its data when nobody says otherwise: the convention of each platform.
final class DataDirectory {
    private DataDirectory() {}

    /// `system` is the `os.name` of Java, `home` the person's own directory.
    static Path standard(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return roaming.isBlank()
                    ? home.resolve("AppData").resolve("Roaming").resolve("Hearth")
                    : Path.of(roaming).resolve("Hearth");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Hearth");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = data.isBlank() || !Path.of(data).isAbsolute()
                ? home.resolve(".local").resolve("share")
                : Path.of(data);
        return base.resolve("hearth");
    }

    static Path standard() {
        return standard(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
    }
}
