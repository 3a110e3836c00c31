package app.hearth.common.embed;

import java.util.ServiceLoader;

/// Starts the server inside this program. Found by [ServiceLoader], so that no caller names the server's classes.
public interface EmbeddedServer {
    /// The one implementation on the class path.
    static EmbeddedServer find() {
        return ServiceLoader.load(EmbeddedServer.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No server is on the class path."));
    }

    /// Opens the storage and listens; returns when requests are answered. Blocks for seconds, so never on a UI
    /// thread.
    RunningServer start(ServerConfig config) throws ServerStartException;
}
