package app.hearth.common.client;

import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;

/// The server answered with a problem.
public final class ProblemException extends ClientException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code().code() + ": " + problem.detail());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public ErrorCode code() {
        return problem.code();
    }
}
