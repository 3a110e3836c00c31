package app.hearth.desktop;

import java.util.Locale;
import java.util.Map;

/// Whether a window can be seen here.
final class Display {
    private Display() {}

    /// `platform` is the value of `glass.platform`, empty when it is not set.
    static boolean isThere(String system, Map<String, String> environment, String platform) {
        boolean asksForNone = platform.equalsIgnoreCase("headless");
        boolean hasItsOwn = !system.toLowerCase(Locale.ROOT).startsWith("linux");
        return asksForNone || hasItsOwn || isSet(environment, "DISPLAY") || isSet(environment, "WAYLAND_DISPLAY");
    }

    static boolean isThere() {
        return isThere(System.getProperty("os.name"), System.getenv(), System.getProperty("glass.platform", ""));
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
