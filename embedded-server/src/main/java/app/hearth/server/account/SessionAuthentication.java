package app.hearth.server.account;

import app.hearth.common.account.SessionId;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.AccessTokens;
import app.hearth.server.access.Authentication;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owners;
import app.hearth.server.account.Sessions.Generation;
import app.hearth.server.account.Sessions.State;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.StorageFullException;
import app.hearth.server.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides who a request is from: the access token, then the row of its session. Thread-safe.
public final class SessionAuthentication implements Authentication {
    /// How exact "last used" is; a write per request would cost more than the request.
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(SessionAuthentication.class);

    private final AccessTokens tokens;
    private final Sessions sessions;
    private final SessionCache cache;
    private final Database database;
    private final InstantSource clock;

    SessionAuthentication(AccessTokens tokens, SignIns.Parts parts) {
        this.tokens = tokens;
        this.sessions = parts.sessions();
        this.cache = parts.cache();
        this.database = parts.database();
        this.clock = parts.clock();
    }

    @Override
    public TokenCheck check(String token) {
        return tokens.check(token);
    }

    @Override
    public Outcome authenticate(VerifiedToken token) {
        Optional<State> found = cache.get(token.session(), sessions::find);
        if (found.isEmpty() || !found.get().profile().equals(token.profile())) {
            return new Refused(ErrorCode.UNAUTHORIZED);
        }
        State state = found.get();
        if (!state.usable()) {
            return new Refused(ErrorCode.SESSION_REVOKED);
        }
        Instant now = clock.instant();
        if (state.isOver(now)) {
            return new Refused(ErrorCode.UNAUTHORIZED);
        }
        if (token.generation() > state.current().number()) {
            Optional<Generation> next = current(token.session()).next();
            if (next.filter(generation -> generation.number() == token.generation())
                    .isPresent()) {
                promote(token.session(), next.get());
            }
        }
        if (state.device().lastUsedAt().plus(TOUCH_EVERY).isBefore(now)) {
            touch(token.session(), now);
        }
        return new Granted(
                new Caller(Owners.ofProvenProfile(token.profile()), token.session(), state.role(), token.expiresAt()));
    }

    /// Whether the session still lives, to within a second.
    public boolean isLive(SessionId session) {
        return cache.get(session, sessions::find)
                .filter(state -> !state.isOver(clock.instant()))
                .isPresent();
    }

    private State current(SessionId session) {
        return sessions.find(session).orElseThrow();
    }

    /// The first use of the new access token proves that its reply arrived: the old refresh token is forgotten.
    private void promote(SessionId session, Generation next) {
        note(session, transaction -> sessions.promote(transaction.handle(), session, next));
    }

    private void touch(SessionId session, Instant now) {
        note(session, transaction -> sessions.touch(transaction.handle(), session, now));
    }

    /// A full disk must not keep anybody from reading: what cannot be noted now is noted at a later request.
    private void note(SessionId session, Consumer<Transaction> change) {
        try {
            database.write(transaction -> {
                change.accept(transaction);
                return true;
            });
            cache.forget(session);
        } catch (StorageFullException _) {
            LOG.debug("The use of session {} could not be noted: the disk is full", session);
        }
    }
}
