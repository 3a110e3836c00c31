package app.hearth.common.client;

import app.hearth.common.secret.Secret;
import app.hearth.common.wire.BlockingCalls;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;
import java.util.Set;
import java.util.function.Consumer;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Sends the calls of a signed-in client: with the access token, and once more with a new one when the server
/// refuses that. Blocking; thread-safe.
final class Transport {
    /// Refusals that a new access token does not change.
    private static final Set<ErrorCode> FINAL =
            Set.of(ErrorCode.SESSION_REVOKED, ErrorCode.INVALID_CREDENTIALS, ErrorCode.TOTP_REQUIRED);

    private final HttpConnection connection;
    private final Session session;

    Transport(HttpConnection connection, Session session) {
        this.connection = connection;
        this.session = session;
    }

    /// The answer read as `answer` says; throws [ClientException].
    <T> T send(Call call, Answer<T> answer) {
        return answer.of(respond(call));
    }

    /// The same for a request that was made by hand; its body may be sent twice.
    <T> T send(Request request, Answer<T> answer) {
        BlockingCalls.check();
        return answer.of(twice(access -> connection.execute(connection.call(request, access))));
    }

    /// For calls that answer 204.
    void send(Call call) {
        Response response = respond(call);
        if (!response.isSuccessful()) {
            throw Failure.of(response).exception();
        }
        response.close();
    }

    /// Opens an answer that comes bit by bit; the caller closes it. `started` gets each HTTP call before it is
    /// sent, so that another thread can cancel it. Throws [ClientException].
    Response open(Request request, Consumer<okhttp3.Call> started) {
        Response response = twice(access -> {
            okhttp3.Call call = connection.stream(request, access);
            started.accept(call);
            return connection.execute(call);
        });
        if (!response.isSuccessful()) {
            throw Failure.of(response).exception();
        }
        return response;
    }

    private Response respond(Call call) {
        BlockingCalls.check();
        Request request = connection.request(call);
        return call.authorized()
                ? twice(access -> connection.execute(connection.call(request, access)))
                : connection.execute(connection.call(request, null));
    }

    private Response twice(Attempt attempt) {
        Secret access = session.access().orElse(null);
        Response response = attempt.with(access);
        if (response.code() != 401) {
            return response;
        }
        Problem refusal = Failure.of(response).problem();
        if (FINAL.contains(refusal.code())) {
            throw new ProblemException(refusal);
        }
        return attempt.with(session.renew(access, refusal));
    }

    @FunctionalInterface
    private interface Attempt {
        Response with(@Nullable Secret access);
    }

    /// Whether a new access token would change nothing.
    static boolean isFinal(ErrorCode code) {
        return FINAL.contains(code);
    }

    /// What to send: a path below the base, with its query, and a body that becomes JSON.
    record Call(String method, String path, @Nullable Object body, boolean authorized) {
        static Call get(String path) {
            return new Call("GET", path, null, true);
        }

        static Call of(String method, String path, @Nullable Object body) {
            return new Call(method, path, body, true);
        }

        Call open() {
            return new Call(method, path, body, false);
        }

        /// Whether the server remembers this call by a key, so that a repetition has no second effect.
        boolean isRepeatable() {
            return !method.equals("GET") && !path.startsWith("/auth/");
        }
    }
}
