package app.hearth.server.access;

import app.hearth.common.account.ProfileId;

/// The named seams through which an [Owner] comes to be without a token. An architecture test lists who may call
/// each.
public final class Owners {
    private Owners() {}

    /// The owner of a stored run, so that it can be ended after a restart.
    public static Owner ofStoredRun(ProfileId profile) {
        return new Owner(profile);
    }

    /// The owner of something whose time is up, in the trash or never used, so that it can be removed.
    public static Owner ofExpiredTrash(ProfileId profile) {
        return new Owner(profile);
    }

    /// The owner of a profile whose account an admin, or who runs the server, changes or removes.
    public static Owner ofAdministeredProfile(ProfileId profile) {
        return new Owner(profile);
    }

    /// The owner of a profile that has just proved its password or its refresh token.
    public static Owner ofProvenProfile(ProfileId profile) {
        return new Owner(profile);
    }
}
