package app.hearth.common.embed;

/// Why a server did not start, as one sentence a person can act on.
public final class ServerStartException extends Exception {
    public ServerStartException(String message) {
        super(message);
    }

    public ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
