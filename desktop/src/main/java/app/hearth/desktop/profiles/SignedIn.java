package app.hearth.desktop.profiles;

import app.hearth.common.account.User;
import app.hearth.common.client.HearthClient;

/// Someone who is in: their profile on this desktop, their client and who the server says they are. Whoever holds it
/// closes the client.
public record SignedIn(RememberedProfile profile, HearthClient client, User user) {
    /// The same person after a change of who they are.
    public SignedIn as(User now) {
        return new SignedIn(RememberedProfile.of(profile.key(), now), client, now);
    }
}
