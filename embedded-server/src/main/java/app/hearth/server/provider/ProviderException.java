package app.hearth.server.provider;

import app.hearth.common.wire.Problem;
import app.hearth.common.wire.ProviderReason;

/// A provider did not answer as it should; the message never holds a key.
public final class ProviderException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProviderException(ProviderReason reason, String detail) {
        super(detail);
        this.problem = Problem.provider(reason, detail);
    }

    public Problem problem() {
        return problem;
    }
}
