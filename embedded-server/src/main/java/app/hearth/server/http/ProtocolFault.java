package app.hearth.server.http;

/// What a peer sent breaks the WebSocket protocol or our limits; carries the code it is closed with.
final class ProtocolFault extends Exception {
    private static final long serialVersionUID = 1;

    private final int code;

    ProtocolFault(int code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
