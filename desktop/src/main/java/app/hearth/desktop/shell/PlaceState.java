package app.hearth.desktop.shell;

/// How the place where the data lives is doing.
public enum PlaceState {
    /// It answers.
    THERE,
    /// It does not answer for now.
    AWAY,
    /// It has ended this session: signed out from elsewhere, or its sign-in was used twice.
    REVOKED,
    /// It does not know this session any more: not used for too long, or its data was put back from a backup.
    EXPIRED;

    /// Whether only a new sign-in leads on.
    boolean ended() {
        return switch (this) {
            case THERE, AWAY -> false;
            case REVOKED, EXPIRED -> true;
        };
    }
}
