package app.hearth.desktop.fx;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Locale;

/// How hard a password is to guess for who knows how people choose them.
enum PasswordStrength {
    WEAK,
    FAIR,
    GOOD,
    STRONG;

    /// What lies beyond makes the search long and no password weaker.
    private static final int LOOKED_AT = 64;

    private static final Zxcvbn GUESSER = new Zxcvbn();

    /// Takes some milliseconds, and the first time as long as it takes to read the lists.
    static PasswordStrength of(String password) {
        String start = password.substring(0, Math.min(LOOKED_AT, password.length()));
        Strength found = GUESSER.measure(start);
        try {
            return switch (found.getScore()) {
                case 0, 1 -> WEAK;
                case 2 -> FAIR;
                case 3 -> GOOD;
                default -> STRONG;
            };
        } finally {
            found.wipe();
        }
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
