package app.hearth.server.account;

import app.hearth.server.access.Owner;
import app.hearth.server.sync.ChangeSet;

/// What a profile has in other rooms of the server, as far as its account decides over it. Thread-safe.
public interface Belongings {
    /// The vault key is gone for good, so what is sealed under it counts as lost from now on. Part of that
    /// write.
    void loseSealed(ChangeSet set, Owner owner);

    /// The profile is removed for good: ends what still works for it.
    void endWork(Owner owner);
}
