package app.hearth.common.client;

import app.hearth.common.account.Refresh;
import app.hearth.common.account.Tokens;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// The tokens of one signed-in client: the access token in memory, the refresh token in the store alone.
/// Thread-safe.
///
/// Refreshes are single-flight: `turn` lets one thread of this client through, the store's lock one process.
/// The stored token is read anew inside both, because another process may have replaced it. A refresh whose
/// answer is lost is simply repeated with the old token, which gives the same successor until that is used; so
/// the successor is stored before anything else of the answer is even read.
final class Session {
    private static final Answer<JsonNode> TREE = Answer.of(JsonNode.class);

    private final HttpConnection connection;
    private final TokenStore store;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable Secret access;
    private volatile @Nullable Problem end;
    private volatile @Nullable Secret lastOver;

    Session(HttpConnection connection, TokenStore store) {
        this.connection = connection;
        this.store = store;
    }

    Optional<Secret> access() {
        return Optional.ofNullable(access);
    }

    /// The refresh token this device has, or the one of a session that the server has ended since this client
    /// began.
    Optional<Secret> latest() {
        return store.load().or(() -> Optional.ofNullable(lastOver));
    }

    /// Sends a call that answers tokens and keeps them.
    Tokens signIn(Transport.Call call) {
        JsonNode reply = answer(connection.execute(connection.call(connection.request(call), null)));
        return exclusively(() -> keep(reply));
    }

    /// Signs in with the stored token; throws [ProblemException] `unauthorized` when there is none.
    Tokens resume() {
        return exclusively(this::refresh);
    }

    /// The access token after `failed`, which the server refused with `refusal`: another thread's, or a new one.
    Secret renew(@Nullable Secret failed, Problem refusal) {
        turn.lock();
        try {
            Secret present = access;
            if (present != null && (failed == null || !present.equals(failed))) {
                return present;
            }
            if (store.load().isEmpty()) {
                throw new ProblemException(Objects.requireNonNullElse(end, refusal));
            }
            return exclusively(this::refresh).accessToken();
        } finally {
            turn.unlock();
        }
    }

    void forget() {
        turn.lock();
        try {
            access = null;
            end = null;
            lastOver = null;
            store.clear();
        } finally {
            turn.unlock();
        }
    }

    private Tokens refresh() {
        Secret token = store.load()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ErrorCode.UNAUTHORIZED, "Nobody is signed in on this device.")));
        Transport.Call call = Transport.Call.of("POST", "/auth/refresh", new Refresh(token));
        Response response = connection.execute(connection.call(connection.request(call), null));
        if (response.isSuccessful()) {
            return keep(answer(response));
        }
        Failure failure = Failure.of(response);
        if (failure.status() == 401) {
            ended(token, failure);
        }
        throw failure.exception();
    }

    /// The stored token goes only on the server's own word: a captive portal's 401 must not sign anybody out.
    private void ended(Secret token, Failure failure) {
        access = null;
        ErrorCode code = failure.problem().code();
        boolean over = code == ErrorCode.SESSION_REVOKED || code == ErrorCode.UNAUTHORIZED;
        if (failure.spoken() && over) {
            end = failure.problem();
            lastOver = token;
            if (store.load().filter(token::equals).isPresent()) {
                store.clear();
            }
        }
    }

    private static JsonNode answer(Response response) {
        return TREE.of(response);
    }

    private Tokens keep(JsonNode reply) {
        String successor = reply.path("refresh_token").asText("");
        if (!successor.isEmpty()) {
            store.save(Secret.of(successor));
        }
        Tokens tokens = Answer.of(Tokens.class).of(reply);
        access = tokens.accessToken();
        end = null;
        return tokens;
    }

    private <T> T exclusively(Supplier<T> work) {
        turn.lock();
        try {
            AtomicReference<@Nullable T> result = new AtomicReference<>();
            store.exclusively(() -> result.set(work.get()));
            return Objects.requireNonNull(result.get());
        } catch (UncheckedIOException e) {
            throw new UnreachableException("The token of this device could not be locked.", e);
        } finally {
            turn.unlock();
        }
    }
}
