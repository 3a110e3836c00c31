package app.hearth.desktop.fx;

import java.util.List;
import java.util.Locale;

/// The eight colours of people: told apart by colour-blind eyes by their lightness too, and each dark enough for white
/// letters.
public final class AvatarColors {
    private static final List<String> ALL =
            List.of("#a8571c", "#0b6e4f", "#1f5fa8", "#8a2f5d", "#5b4b9a", "#6b6b00", "#00707a", "#5a3d2b");

    private AvatarColors() {}

    public static List<String> all() {
        return ALL;
    }

    /// `color` when it is a colour at all, else the first of ours; never anything else that a style sheet would read.
    public static String known(String color) {
        String wanted = color.toLowerCase(Locale.ROOT);
        return wanted.matches("#[0-9a-f]{6}") ? wanted : ALL.getFirst();
    }
}
