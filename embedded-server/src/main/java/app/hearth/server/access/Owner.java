package app.hearth.server.access;

import app.hearth.common.account.ProfileId;

/// The right to touch one profile's data. Every public method on such data takes it first, so that forgetting
/// whose data it is does not compile. Only authentication and the seams of [Owners] make one.
public final class Owner {
    private final ProfileId profile;

    Owner(ProfileId profile) {
        this.profile = profile;
    }

    public ProfileId profile() {
        return profile;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Owner owner && profile.equals(owner.profile);
    }

    @Override
    public int hashCode() {
        return profile.hashCode();
    }

    @Override
    public String toString() {
        return profile.toString();
    }
}
