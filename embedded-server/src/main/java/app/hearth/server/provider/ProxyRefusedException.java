package app.hearth.server.provider;

import java.io.IOException;

/// The proxy before the internet did not accept who asks.
final class ProxyRefusedException extends IOException {
    private static final long serialVersionUID = 1;

    ProxyRefusedException() {
        super("The proxy refused the name and password, or wants some.");
    }
}
