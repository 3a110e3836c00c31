package app.hearth.server;

import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import java.time.InstantSource;

/// Starts the real server by a clock that a test turns.
public final class ClockedServer {
    private ClockedServer() {}

    public static RunningServer start(ServerConfig config, InstantSource clock) throws ServerStartException {
        return new Wiring(config, clock).start();
    }
}
