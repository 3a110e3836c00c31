package app.hearth.server.account;

import app.hearth.common.account.SessionId;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.Owner;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.storage.Database;
import java.util.List;

/// Removes profiles with everything that belongs to them. Thread-safe; blocks.
public final class ProfileRemoval {
    private final Database database;
    private final Profiles profiles;
    private final SignIns signIns;
    private final AuditLog audit;
    private final Belongings belongings;

    ProfileRemoval(SignIns.Parts parts, SignIns signIns, Belongings belongings) {
        this.database = parts.database();
        this.profiles = parts.profiles();
        this.signIns = signIns;
        this.audit = parts.audit();
        this.belongings = belongings;
    }

    /// Removes every row of the profile, its audit rows too, and ends what works for it. What stays is one
    /// audit row that names `act` and the id it was done to. Fails as not found when there is no such profile,
    /// and with `conflict`, without any effect, for the last admin while there are other profiles.
    public void remove(Owner owner, Act act, Actor actor) {
        database.write(transaction -> {
            if (!Profiles.mayGo(transaction.handle(), owner)) {
                throw HttpFailure.of(
                        ErrorCode.CONFLICT,
                        "This is the last admin, and there are other profiles. Make one of them admin first.");
            }
            List<SessionId> sessions = signIns.of(transaction, owner);
            audit.forget(owner);
            if (!profiles.delete(transaction.handle(), owner)) {
                throw HttpFailure.notFound();
            }
            audit.done(act, actor, owner.profile());
            transaction.afterCommit(() -> {
                sessions.forEach(signIns::forget);
                belongings.endWork(owner);
            });
            return true;
        });
    }
}
