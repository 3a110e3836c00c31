package app.hearth.desktop.profiles;

import app.hearth.common.account.Notice;
import app.hearth.common.account.User;
import app.hearth.common.client.HearthClient;
import app.hearth.common.secret.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Someone who is in: their profile on this desktop, their client and who the server says they are. Whoever holds it
/// closes the client.
///
/// @param notices what they have to be told now
/// @param newCode the recovery code of the profile they have just made, to be shown once
public record SignedIn(
        RememberedProfile profile,
        HearthClient client,
        User user,
        List<Notice> notices,
        @Nullable Secret newCode) {
    public SignedIn {
        notices = List.copyOf(notices);
    }

    /// Someone there is nothing to tell.
    public SignedIn(RememberedProfile profile, HearthClient client, User user) {
        this(profile, client, user, List.of());
    }

    SignedIn(RememberedProfile profile, HearthClient client, User user, List<Notice> notices) {
        this(profile, client, user, notices, null);
    }

    /// The same person, who has yet to keep `code`.
    SignedIn with(Secret code) {
        return new SignedIn(profile, client, user, notices, code);
    }

    /// The same person after a change of who they are.
    public SignedIn as(User now) {
        return new SignedIn(RememberedProfile.of(profile.key(), now), client, now);
    }
}
