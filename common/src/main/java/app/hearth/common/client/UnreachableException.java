package app.hearth.common.client;

/// The server did not answer, or not in its own language; whether the request had an effect is unknown.
public final class UnreachableException extends ClientException {
    private static final long serialVersionUID = 1;

    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
