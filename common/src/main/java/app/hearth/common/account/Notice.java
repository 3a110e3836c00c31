package app.hearth.common.account;

import java.time.Instant;

/// Something that happened to the profile while nobody could be told. The kind is an open word; a client says
/// nothing of one it does not know.
public record Notice(String kind, Instant at) {
    /// An old refresh token was used again, so a session was ended: it may have been stolen.
    public static final String REFRESH_THEFT = "refresh_theft";
}
