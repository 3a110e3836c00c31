package app.hearth.desktop.fx;

import app.hearth.common.account.PasswordLength;

/// What is said of a password while it is chosen.
public final class PasswordWords {
    private PasswordWords() {}

    /// What is wrong with its length; empty when it fits.
    public static String problemOf(String password) {
        return switch (PasswordLength.of(password)) {
            case TOO_SHORT -> text("password.short");
            case TOO_LONG -> text("password.long");
            case FITS -> "";
        };
    }

    private static String text(String key) {
        return Views.texts(PasswordWords.class).getString(key);
    }
}
