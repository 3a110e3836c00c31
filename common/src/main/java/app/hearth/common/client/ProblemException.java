package app.hearth.common.client;

import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;
import java.time.Duration;
import java.util.Optional;

/// The server answered with a problem.
public final class ProblemException extends ClientException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient Optional<Duration> retryAfter;

    public ProblemException(Problem problem) {
        this(problem, Optional.empty());
    }

    public ProblemException(Problem problem, Optional<Duration> retryAfter) {
        super(problem.code().code() + ": " + problem.detail());
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /// How long to wait before the next try, where the server says so.
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    public Problem problem() {
        return problem;
    }

    public ErrorCode code() {
        return problem.code();
    }
}
