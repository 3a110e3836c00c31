package app.hearth.desktop.window;

import java.util.Arrays;
import java.util.Locale;

/// Whether things may move: as the system has it, or as little as can be.
public enum Motion {
    SYSTEM,
    REDUCED;

    /// As it is kept in a file.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads a code; one nobody knows is [#SYSTEM].
    public static Motion of(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElse(SYSTEM);
    }
}
