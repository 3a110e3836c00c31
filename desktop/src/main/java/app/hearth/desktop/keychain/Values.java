package app.hearth.desktop.keychain;

import app.hearth.common.secret.Secret;

/// The bounds of what a keychain keeps.
final class Values {
    private Values() {}

    static void check(Secret value) {
        if (value.isEmpty() || value.length() > Keychain.LONGEST_VALUE) {
            throw new IllegalArgumentException("A keychain keeps 1 to " + Keychain.LONGEST_VALUE + " bytes.");
        }
    }
}
