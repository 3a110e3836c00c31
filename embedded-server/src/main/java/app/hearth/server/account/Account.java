package app.hearth.server.account;

import app.hearth.common.account.SessionId;
import app.hearth.common.embed.Pages;
import app.hearth.common.secret.Secret;
import app.hearth.server.access.AccessTokens;
import app.hearth.server.access.Authentication;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.Routes;
import app.hearth.server.mail.Mail;
import app.hearth.server.storage.Database;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/// The accounts of a running server: what the rest of it sees of them. Close it to forget every open vault.
public final class Account implements AutoCloseable {
    /// How the change feed calls a profile.
    public static final String ENTITY = Profiles.ENTITY;

    private final Vaults vaults;
    private final Profiles profiles;
    private final PasswordHashing hashing = new PasswordHashing();
    private final Sessions sessions;
    private final InstantSource clock;
    private final SessionAuthentication authentication;
    private final Memberships memberships;
    private final Caretaker caretaker;
    private final PasswordResets resets;
    private final SignIns signIns;
    private final EmailTokens emailTokens;
    private final Registrations registrations;
    private final Routes routes;

    public Account(Ground ground, Belongings belongings, InstantSource clock, Admission admission, Pages pages) {
        Database database = ground.database();
        this.clock = clock;
        this.vaults = ground.vaults();
        this.profiles = new Profiles(database, ground.changes());
        this.sessions = new Sessions(database);
        AccessTokens tokens = new AccessTokens(clock);
        SignIns.Parts parts = new SignIns.Parts(
                database,
                sessions,
                profiles,
                vaults,
                tokens,
                clock,
                new SessionCache(),
                ground.audit(),
                new Throttle(clock));
        this.signIns = new SignIns(parts);
        Credentials credentials = new Credentials(hashing);
        OneTimeCodes codes = new OneTimeCodes(database, clock);
        Accounts accounts = new Accounts(parts, signIns, credentials, codes);
        ProfileRemoval removal = new ProfileRemoval(parts, signIns, belongings);
        this.resets = new PasswordResets(database, ground.audit(), clock);
        this.registrations = new Registrations(parts, signIns, credentials, resets, admission);
        Passwords passwords = new Passwords(
                parts, signIns, credentials, new Passwords.Beyond(ground.changes(), resets, codes, belongings));
        TwoStep twoStep = new TwoStep(parts, ground.changes(), passwords, codes);
        this.authentication = new SessionAuthentication(tokens, parts);
        this.emailTokens = new EmailTokens(parts, ground.changes(), ground.mail());
        Routes entry = new EntryRoutes(
                new EntryRoutes.Rooms(registrations, accounts, passwords, emailTokens),
                signIns,
                new PageCookies(pages.cookies()));
        Routes inside =
                new AccountRoutes(new AccountRoutes.Rooms(accounts, passwords, twoStep, emailTokens), signIns, removal);
        this.routes = () ->
                Stream.of(entry, inside).flatMap(part -> part.routes().stream()).toList();
        this.memberships = new Memberships(
                parts, ground.changes(), signIns, new Memberships.Tools(registrations, removal, resets, emailTokens));
        this.caretaker = new Caretaker(parts, registrations, passwords);
    }

    /// What accounts are built on.
    public record Ground(Database database, ChangeLog changes, AuditLog audit, Vaults vaults, Mail mail) {}

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

    /// How often a session's tokens were rotated since the start.
    public long rotations() {
        return signIns.rotations();
    }

    /// A new code, to be shown to who runs the server, by which the first admin comes in as by an invitation:
    /// once, and until the server stops. Empty where none is needed.
    public Optional<Secret> setUpCode() {
        return registrations.setUpCode();
    }

    /// How many sessions could be used now.
    public long activeSessions() {
        return sessions.active(clock.instant());
    }

    /// What an admin may do to accounts.
    public Memberships memberships() {
        return memberships;
    }

    /// What is done to accounts at the machine itself.
    public Caretaker caretaker() {
        return caretaker;
    }

    /// Where the change feed reads profiles.
    public ChangeSource changes() {
        return profiles::states;
    }

    /// Removes the rows of sessions that are long over, and tokens that are no longer good.
    public void forgetOldSessions(Instant now) {
        sessions.forgetOld(now);
        resets.forgetOld(now);
        emailTokens.forgetOld(now);
    }

    @Override
    public void close() {
        vaults.closeAll();
        hashing.close();
    }
}
