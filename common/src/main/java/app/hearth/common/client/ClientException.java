package app.hearth.common.client;

/// A call to the server failed. The two kinds: the server answered with a problem, or there was no answer.
public abstract sealed class ClientException extends RuntimeException permits ProblemException, UnreachableException {
    private static final long serialVersionUID = 1;

    ClientException(String message) {
        super(message);
    }

    ClientException(String message, Throwable cause) {
        super(message, cause);
    }
}
