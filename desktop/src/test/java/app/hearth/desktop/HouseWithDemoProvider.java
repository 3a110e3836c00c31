package app.hearth.desktop;

import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The real server with its demo provider beside it, of which the window knows nothing: a person has to add its key.
final class HouseWithDemoProvider implements EmbeddedServer {
    private volatile @Nullable URI provider;

    @Override
    public RunningServer start(ServerConfig config) throws ServerStartException {
        RunningServer real = EmbeddedServer.find().start(config.withDemo(true));
        provider = real.demoProvider().orElseThrow();
        return new WithProvider(real, null);
    }

    /// The base URL a person would type.
    String providerAddress() {
        return String.valueOf(provider);
    }
}
