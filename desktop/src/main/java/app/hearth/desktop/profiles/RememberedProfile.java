package app.hearth.desktop.profiles;

import app.hearth.common.account.User;

/// A profile someone has used on this desktop: enough to greet them, nothing that signs them in.
///
/// @param key names the profile's secrets in the keychain; made here, means nothing elsewhere
/// @param username the name to sign in with
/// @param name what it is called on the screen
/// @param color of its avatar
/// @param hasPassword whether the person knows a password, or the keychain keeps one for them
/// @param locked whether it was locked here and has not been opened since, also over a start of the program
/// @param codeOwed whether nobody has said yet that its recovery code is kept
public record RememberedProfile(
        String key, String username, String name, String color, boolean hasPassword, boolean locked, boolean codeOwed) {
    static RememberedProfile of(String key, User user) {
        return new RememberedProfile(
                key, user.username(), user.displayName(), user.avatarColor(), user.hasPassword(), false, false);
    }

    RememberedProfile asLocked() {
        return new RememberedProfile(key, username, name, color, hasPassword, true, codeOwed);
    }

    RememberedProfile owingCode(boolean owed) {
        return new RememberedProfile(key, username, name, color, hasPassword, locked, owed);
    }
}
