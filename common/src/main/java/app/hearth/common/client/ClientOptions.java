package app.hearth.common.client;

import app.hearth.common.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Interceptor;

/// Which server a client speaks to and how; immutable.
///
/// @param server the server's address (`http://127.0.0.1:8420`)
/// @param launchSecret what a server inside a desktop asks for
/// @param tokens where the refresh token is kept
/// @param observers see every exchange; for tests that check the contract
public record ClientOptions(URI server, Optional<Secret> launchSecret, TokenStore tokens, List<Interceptor> observers) {
    public ClientOptions {
        observers = List.copyOf(observers);
    }

    public static ClientOptions to(URI server) {
        return new ClientOptions(server, Optional.empty(), TokenStore.inMemory(), List.of());
    }

    public ClientOptions withLaunchSecret(Optional<Secret> secret) {
        return new ClientOptions(server, secret, tokens, observers);
    }

    public ClientOptions withTokens(TokenStore store) {
        return new ClientOptions(server, launchSecret, store, observers);
    }

    /// One more that watches.
    public ClientOptions withObserver(Interceptor observer) {
        List<Interceptor> all =
                Stream.concat(observers.stream(), Stream.of(observer)).toList();
        return new ClientOptions(server, launchSecret, tokens, all);
    }
}
