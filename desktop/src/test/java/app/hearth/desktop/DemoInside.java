package app.hearth.desktop;

import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import java.util.ArrayList;
import java.util.List;

/// The real server with its demo provider, whose key the window adds by itself.
final class DemoInside implements EmbeddedServer {
    private final List<RunningServer> started = new ArrayList<>();

    @Override
    public RunningServer start(ServerConfig config) throws ServerStartException {
        RunningServer server = EmbeddedServer.find().start(config.withDemo(true));
        started.add(server);
        return server;
    }

    /// The one that was started first.
    RunningServer running() {
        return started.getFirst();
    }
}
