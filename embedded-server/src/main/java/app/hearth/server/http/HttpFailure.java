package app.hearth.server.http;

import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.FieldError;
import app.hearth.common.wire.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Ends a request with a problem. Thrown by routes and by this package only; carries no stack trace, since it
/// is an answer.
public final class HttpFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient Optional<Duration> retryAfter;
    private final transient Optional<String> allow;

    public HttpFailure(Problem problem) {
        this(problem, Optional.empty(), Optional.empty());
    }

    private HttpFailure(Problem problem, Optional<Duration> retryAfter, Optional<String> allow) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
        this.allow = allow;
    }

    public static HttpFailure of(ErrorCode code, String detail) {
        return new HttpFailure(Problem.of(code, detail));
    }

    /// The same words for what does not exist and for what belongs to another profile.
    public static HttpFailure notFound() {
        return of(ErrorCode.NOT_FOUND, "There is nothing here.");
    }

    public static HttpFailure invalid(String field, String message) {
        return new HttpFailure(Problem.invalid(List.of(new FieldError(field, message))));
    }

    public static HttpFailure rateLimited(String detail, Duration retryAfter) {
        return new HttpFailure(Problem.of(ErrorCode.RATE_LIMITED, detail), Optional.of(retryAfter), Optional.empty());
    }

    /// `allow` names the methods that are offered, separated by commas.
    static HttpFailure methodNotAllowed(String allow) {
        return new HttpFailure(
                Problem.of(ErrorCode.METHOD_NOT_ALLOWED, "This address does not take that method."),
                Optional.empty(),
                Optional.of(allow));
    }

    /// 503 for a server that is up but cannot work yet; a client tries again.
    static HttpFailure unavailable() {
        ErrorCode code = ErrorCode.INTERNAL;
        Problem problem =
                new Problem("about:blank", "Not ready", 503, "The database does not answer.", code, null, null);
        return new HttpFailure(problem, Optional.of(Duration.ofSeconds(1)), Optional.empty());
    }

    public Problem problem() {
        return problem;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /// The methods offered, for `method_not_allowed`.
    Optional<String> allow() {
        return allow;
    }
}
