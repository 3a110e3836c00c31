package app.hearth.desktop.keychain;

/// Names one secret in a keychain. `server` is [#EMBEDDED] or the address of a home server, `profile` the id of
/// the profile there (or whatever the caller names it by as long as it has no id yet). None of it is secret:
/// keychains show it to whoever looks.
public record KeychainItem(String server, String profile, Kind kind) {
    /// The server that lives inside this desktop.
    public static final String EMBEDDED = "embedded";

    private static final int LONGEST_PART = 256;

    public KeychainItem {
        checkPart(server);
        checkPart(profile);
    }

    private static void checkPart(String part) {
        boolean printable = part.chars().noneMatch(Character::isISOControl);
        if (part.isBlank() || part.length() > LONGEST_PART || !printable) {
            throw new IllegalArgumentException("A keychain item is named by short printable text.");
        }
    }

    /// What is kept.
    public enum Kind {
        REFRESH_TOKEN("refresh-token"),
        PASSWORD("password"),
        DRAFTS_KEY("drafts-key");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// The name that stands in keychains and must therefore stay.
        String word() {
            return word;
        }
    }
}
