package app.hearth.desktop.profiles;

import app.hearth.common.account.Notice;
import app.hearth.common.account.User;
import app.hearth.common.client.HearthClient;
import java.util.List;

/// Someone who is in: their profile on this desktop, their client and who the server says they are. Whoever holds it
/// closes the client.
///
/// @param notices what they have to be told now
public record SignedIn(RememberedProfile profile, HearthClient client, User user, List<Notice> notices) {
    public SignedIn {
        notices = List.copyOf(notices);
    }

    /// Someone there is nothing to tell.
    public SignedIn(RememberedProfile profile, HearthClient client, User user) {
        this(profile, client, user, List.of());
    }

    /// The same person after a change of who they are.
    public SignedIn as(User now) {
        return new SignedIn(RememberedProfile.of(profile.key(), now), client, now);
    }
}
