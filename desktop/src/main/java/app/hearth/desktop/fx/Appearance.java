package app.hearth.desktop.fx;

import java.util.Arrays;
import java.util.Locale;

/// Light, dark, or as the system is.
public enum Appearance {
    SYSTEM,
    LIGHT,
    DARK;

    /// As it is kept in a file.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads a code; one nobody knows is [#SYSTEM].
    public static Appearance of(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElse(SYSTEM);
    }
}
