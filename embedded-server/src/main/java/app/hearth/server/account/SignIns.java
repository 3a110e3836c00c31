package app.hearth.server.account;

import app.hearth.common.account.DeviceSession;
import app.hearth.common.account.Notice;
import app.hearth.common.account.ProfileId;
import app.hearth.common.account.SessionId;
import app.hearth.common.account.Tokens;
import app.hearth.common.account.User;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.AccessTokens;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.account.Sessions.Ending;
import app.hearth.server.account.Sessions.Generation;
import app.hearth.server.account.Sessions.NewSession;
import app.hearth.server.account.Sessions.State;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Transaction;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens sessions, rotates their tokens and ends them. Thread-safe; blocks.
///
/// Rotation: the current token may be used again and again and gives the same successor each time, so a reply
/// that got lost is simply asked for again. The first use of the successor (as a refresh token, or as the
/// access token that came with it) promotes it; from then on the old token is proof of theft and ends the
/// session.
final class SignIns {
    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

    private final LongAdder rotations = new LongAdder();
    private final Database database;
    private final Sessions sessions;
    private final Profiles profiles;
    private final Vaults vaults;
    private final AccessTokens accessTokens;
    private final InstantSource clock;
    private final SessionCache cache;
    private final AuditLog audit;
    private final Notices notices;

    SignIns(Parts parts) {
        this.database = parts.database();
        this.sessions = parts.sessions();
        this.profiles = parts.profiles();
        this.vaults = parts.vaults();
        this.accessTokens = parts.accessTokens();
        this.clock = parts.clock();
        this.cache = parts.cache();
        this.audit = parts.audit();
        this.notices = new Notices(parts.clock());
    }

    /// What signing in is made of.
    record Parts(
            Database database,
            Sessions sessions,
            Profiles profiles,
            Vaults vaults,
            AccessTokens accessTokens,
            InstantSource clock,
            SessionCache cache,
            AuditLog audit,
            Throttle throttle) {}

    /// Starts a session for a profile that has just proved itself by `act`, and tells it what there is to tell.
    /// `vaultKey` is copied when the session is durable, so the caller zeroes it only after the write.
    Tokens open(Transaction transaction, User user, byte[] vaultKey, Device device, Act act) {
        try (RefreshToken token = RefreshToken.first(SessionId.next(clock))) {
            byte[] slot = VaultSlot.seal(user.id(), token, vaultKey);
            Instant now = clock.instant();
            SessionId session = token.session();
            sessions.insert(transaction.handle(), user.id(), new NewSession(token, slot, device, now));
            audit.done(act, Actor.at(device.address()).as(user.id()).in(session));
            transaction.afterCommit(() -> vaults.open(session, vaultKey, now.plus(AccessTokens.LIFETIME)));
            return tokens(user, token, notices.tell(transaction.handle(), Owners.ofProvenProfile(user.id())));
        }
    }

    private Tokens tokens(User user, RefreshToken token, List<Notice> told) {
        Secret access = accessTokens.issue(user.id(), token.session(), token.generation());
        return new Tokens(access, token.write(), "bearer", (int) AccessTokens.LIFETIME.toSeconds(), user, told, null);
    }

    /// How often a refresh token was answered with its successor since the start.
    long rotations() {
        return rotations.sum();
    }

    Tokens refresh(Secret given, String address) {
        try (RefreshToken token = RefreshToken.parse(given).orElseThrow(SignIns::unknownToken)) {
            Optional<Tokens> tokens = database.write(transaction -> rotate(transaction.handle(), token, address));
            cache.forget(token.session());
            tokens.ifPresent(_ -> rotations.increment());
            return tokens.orElseThrow(() -> {
                vaults.close(token.session());
                return ended();
            });
        }
    }

    private static HttpFailure ended() {
        return HttpFailure.of(ErrorCode.SESSION_REVOKED, "This session has ended. Sign in again.");
    }

    /// Empty when the session has ended, be it just now because the token was used twice.
    private Optional<Tokens> rotate(Handle handle, RefreshToken token, String address) {
        State state = sessions.lock(handle, token.session()).orElseThrow(SignIns::unknownToken);
        Instant now = clock.instant();
        if (!state.usable()) {
            return Optional.empty();
        }
        if (state.isOver(now)) {
            throw HttpFailure.of(ErrorCode.UNAUTHORIZED, "This session was not used for too long. Sign in again.");
        }
        if (token.generation() < state.current().number()) {
            LOG.warn("An old refresh token of session {} was used; the session is ended", token.session());
            sessions.end(handle, state.profile(), token.session(), Ending.forgotten(now, "theft"));
            audit.done(Act.REFRESH_THEFT, Actor.at(address).as(state.profile()).in(token.session()));
            notices.add(handle, Owners.ofProvenProfile(state.profile()), Notice.REFRESH_THEFT, now);
            return Optional.empty();
        }
        boolean isCurrent = proves(token, state.current());
        boolean isNext = state.next().filter(next -> proves(token, next)).isPresent();
        if (!isCurrent && !isNext) {
            throw unknownToken();
        }
        if (isNext) {
            sessions.promote(handle, token.session(), state.next().orElseThrow());
            state = sessions.lock(handle, token.session()).orElseThrow(SignIns::unknownToken);
        }
        sessions.touch(handle, token.session(), now);
        return Optional.of(successor(handle, state, token));
    }

    /// The generation that the token is of, while it counts.
    private static Optional<Generation> proven(RefreshToken token, State state) {
        return Stream.concat(Stream.of(state.current()), state.next().stream())
                .filter(generation -> proves(token, generation))
                .findFirst();
    }

    private static boolean proves(RefreshToken token, Generation generation) {
        return token.generation() == generation.number() && MessageDigest.isEqual(token.hash(), generation.tokenHash());
    }

    private Tokens successor(Handle handle, State state, RefreshToken token) {
        byte[] vaultKey = VaultSlot.open(state.profile(), token, state.current().vaultSlot())
                .orElseThrow(SignIns::unknownToken);
        try (RefreshToken next = token.successor(state.salt())) {
            if (state.next().isEmpty()) {
                byte[] slot = VaultSlot.seal(state.profile(), next, vaultKey);
                sessions.offer(handle, token.session(), new Generation(next.generation(), next.hash(), slot));
            }
            if (!state.locked()) {
                vaults.open(token.session(), vaultKey, clock.instant().plus(AccessTokens.LIFETIME));
            }
            User user = profiles.byId(state.profile())
                    .orElseThrow(SignIns::unknownToken)
                    .user();
            return tokens(user, next, List.of());
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
    }

    private static HttpFailure unknownToken() {
        return HttpFailure.of(ErrorCode.UNAUTHORIZED, "This refresh token is not known here. Sign in again.");
    }

    /// The vault leaves memory and stays closed, also over a refresh, until [#unlock]. Memory changes while the
    /// row is locked, so that of a lock, an unlock and a refresh at once the last one holds in both places.
    void lock(Caller caller) {
        database.write(transaction -> {
            sessions.setLocked(transaction.handle(), caller.session(), true);
            vaults.close(caller.session());
            return true;
        });
    }

    /// Opens the vault of the caller's session with a key that was opened by other means.
    void unlock(Caller caller, byte[] vaultKey, Actor actor) {
        database.write(transaction -> {
            if (!sessions.setLocked(transaction.handle(), caller.session(), false)) {
                throw ended();
            }
            audit.done(Act.UNLOCK, actor);
            vaults.open(caller.session(), vaultKey, clock.instant().plus(AccessTokens.LIFETIME));
            return true;
        });
    }

    /// The vault key by the caller's own refresh token, without rotating it; empty when it is not that.
    Optional<byte[]> vaultKey(Caller caller, Secret refreshToken) {
        Optional<RefreshToken> parsed =
                RefreshToken.parse(refreshToken).filter(token -> token.session().equals(caller.session()));
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        try (RefreshToken token = parsed.get()) {
            return sessions.find(token.session())
                    .flatMap(state -> proven(token, state)
                            .flatMap(generation -> VaultSlot.open(state.profile(), token, generation.vaultSlot())));
        }
    }

    /// The session of this profile that the token is or was the latest of, unless that was ended as stolen or
    /// lost.
    Optional<SessionId> deviceOf(Optional<ProfileId> profile, Secret refreshToken) {
        Optional<RefreshToken> parsed = RefreshToken.parse(refreshToken);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        try (RefreshToken token = parsed.get()) {
            return sessions.find(token.session())
                    .filter(state -> profile.filter(state.profile()::equals).isPresent())
                    .filter(state -> proven(token, state).isPresent())
                    .map(state -> state.device().id());
        }
    }

    List<DeviceSession> list(Caller caller) {
        return sessions.list(caller.owner(), caller.session(), clock.instant());
    }

    /// False when the profile has no such session; then nothing happens, also not to a session of another
    /// profile.
    boolean end(Owner owner, SessionId session, Act act, Actor actor) {
        return database.write(transaction -> {
            boolean ended = end(transaction, owner, session, act);
            if (ended) {
                audit.done(act, actor);
            }
            return ended;
        });
    }

    private boolean end(Transaction transaction, Owner owner, SessionId session, Act act) {
        Ending ending = act == Act.SESSION_REVOKE
                ? Ending.forgotten(clock.instant(), act.code())
                : Ending.remembered(clock.instant(), act.code());
        boolean ended = sessions.end(transaction.handle(), owner.profile(), session, ending);
        if (ended) {
            transaction.afterCommit(() -> forget(session));
        }
        return ended;
    }

    /// Ends every session of the profile but one, as part of a write whose own row says so.
    void endAll(Owner owner, Optional<SessionId> but, Act act) {
        database.write(transaction -> {
            endAll(transaction, owner, but, act);
            return true;
        });
    }

    /// How many have ended.
    private int endAll(Transaction transaction, Owner owner, Optional<SessionId> but, Act act) {
        List<SessionId> ended = of(transaction, owner).stream()
                .filter(session -> but.filter(session::equals).isEmpty())
                .filter(session -> end(transaction, owner, session, act))
                .toList();
        return ended.size();
    }

    /// Ends every session of the profile but the caller's, all or none; one row each says so.
    void endOthers(Caller caller, Actor actor) {
        database.write(transaction -> {
            int ended = endAll(transaction, caller.owner(), Optional.of(caller.session()), Act.SESSION_REVOKE);
            IntStream.range(0, ended).forEach(_ -> audit.done(Act.SESSION_REVOKE, actor));
            return true;
        });
    }

    /// The sessions of the profile that have not ended.
    List<SessionId> of(Transaction transaction, Owner owner) {
        return sessions.of(transaction.handle(), owner);
    }

    /// Nothing of an ended session stays in memory.
    void forget(SessionId session) {
        vaults.close(session);
        cache.forget(session);
    }
}
