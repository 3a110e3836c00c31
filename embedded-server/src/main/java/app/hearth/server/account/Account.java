package app.hearth.server.account;

import app.hearth.common.account.SessionId;
import app.hearth.server.access.AccessTokens;
import app.hearth.server.access.Authentication;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.Routes;
import app.hearth.server.storage.Database;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSource;
import java.time.Instant;
import java.time.InstantSource;

/// The accounts of a running server: what the rest of it sees of them. Close it to forget every open vault.
public final class Account implements AutoCloseable {
    /// How the change feed calls a profile.
    public static final String ENTITY = Profiles.ENTITY;

    private final Vaults vaults;
    private final Profiles profiles;
    private final PasswordHashing hashing = new PasswordHashing();
    private final Sessions sessions;
    private final SessionAuthentication authentication;
    private final Memberships memberships;
    private final Routes routes;

    public Account(Database database, ChangeLog changes, AuditLog audit, InstantSource clock, Admission admission) {
        this.vaults = new Vaults(clock);
        this.profiles = new Profiles(database, changes);
        this.sessions = new Sessions(database);
        AccessTokens tokens = new AccessTokens(clock);
        SignIns.Parts parts =
                new SignIns.Parts(database, sessions, profiles, vaults, tokens, clock, new SessionCache(), audit);
        SignIns signIns = new SignIns(parts);
        Accounts accounts = new Accounts(parts, signIns, hashing, admission);
        this.authentication = new SessionAuthentication(tokens, parts);
        this.memberships = new Memberships(parts, changes);
        this.routes = new AccountRoutes(accounts, signIns);
    }

    public Routes routes() {
        return routes;
    }

    public Authentication authentication() {
        return authentication;
    }

    /// Whether a session still lives, to within a second.
    public boolean isLive(SessionId session) {
        return authentication.isLive(session);
    }

    public Vaults vaults() {
        return vaults;
    }

    /// What an admin may do to accounts.
    public Memberships memberships() {
        return memberships;
    }

    /// Where the change feed reads profiles.
    public ChangeSource changes() {
        return profiles::states;
    }

    /// Removes the rows of sessions that are long over.
    public void forgetOldSessions(Instant now) {
        sessions.forgetOld(now);
    }

    @Override
    public void close() {
        vaults.closeAll();
        hashing.close();
    }
}
