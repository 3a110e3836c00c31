package app.hearth.desktop;

import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;

/// The real server with a provider whose models sit in councils, whose key the window adds by itself.
record SeatedInside(SeatedProvider provider) implements EmbeddedServer {
    @Override
    public RunningServer start(ServerConfig config) throws ServerStartException {
        return new WithProvider(EmbeddedServer.find().start(config.withTitles(false)), provider.baseUrl());
    }
}
