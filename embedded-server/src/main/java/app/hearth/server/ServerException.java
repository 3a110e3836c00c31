package app.hearth.server;

/// The root of what goes wrong in the server and is nobody's input.
public class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ServerException(String message) {
        super(message);
    }

    public ServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
