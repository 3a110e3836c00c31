package app.hearth.server;

import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import app.hearth.common.wire.BlockingCalls;
import java.time.InstantSource;

/// The server as the desktop and the command line find it.
public final class UndertowServer implements EmbeddedServer {
    @Override
    public RunningServer start(ServerConfig config) throws ServerStartException {
        BlockingCalls.check();
        return new Wiring(config, InstantSource.system()).start();
    }
}
