package app.hearth.desktop.profiles;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Explanation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where someone stands on their way in.
public sealed interface Step {
    /// Something is on its way that needs no answer.
    record Opening() implements Step {}

    /// Nobody is known here yet, or someone wants another profile.
    record MakeProfile(boolean othersAreKnown) implements Step {}

    /// Several are known: who is it today?
    record Choose(List<RememberedProfile> profiles) implements Step {
        public Choose {
            profiles = List.copyOf(profiles);
        }
    }

    /// A known profile has to prove itself again, or (empty) one from elsewhere wants in.
    /// `code` when only the one-time code is missing.
    record SignIn(Optional<RememberedProfile> profile, Optional<Explanation> why, boolean code) implements Step {
        SignIn(Optional<RememberedProfile> profile, Optional<Explanation> why) {
            this(profile, why, false);
        }
    }

    /// A profile that was locked here waits for its owner; `why` says what went wrong with the locking, if anything.
    record Locked(RememberedProfile profile, Optional<Explanation> why) implements Step {}

    /// Someone has forgotten their password, of a known profile or (empty) of one from elsewhere.
    record Recover(Optional<RememberedProfile> profile) implements Step {}

    /// A sign-in of this person may have been stolen, at a time that is said.
    record Theft(SignedIn in, Instant at) implements Step {}

    /// A profile's new recovery code, shown this once.
    record KeepCode(SignedIn in, Secret code) implements Step {}
}
