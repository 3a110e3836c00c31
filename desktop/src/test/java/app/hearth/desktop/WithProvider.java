package app.hearth.desktop;

import app.hearth.common.embed.RunningServer;
import app.hearth.common.secret.Secret;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A running server, and what the window takes for its demo provider.
///
/// @param provider null for none
record WithProvider(RunningServer real, @Nullable URI provider) implements RunningServer {
    @Override
    public URI address() {
        return real.address();
    }

    @Override
    public Optional<Secret> launchSecret() {
        return real.launchSecret();
    }

    @Override
    public Optional<URI> demoProvider() {
        return Optional.ofNullable(provider);
    }

    @Override
    public void close() {
        real.close();
    }
}
