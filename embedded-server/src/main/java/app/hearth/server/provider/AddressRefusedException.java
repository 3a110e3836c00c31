package app.hearth.server.provider;

import java.net.UnknownHostException;

/// No address of the host may be called. An [UnknownHostException], because that is all OkHttp's `Dns` may throw.
final class AddressRefusedException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    private final AddressKind kind;

    AddressRefusedException(String host, AddressKind kind) {
        super(host);
        this.kind = kind;
    }

    AddressKind kind() {
        return kind;
    }
}
