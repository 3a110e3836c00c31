package app.hearth.server.contract;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import app.hearth.common.secret.Secret;
import app.hearth.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Optional;

/// The real server on a free port, with a provider made up beside it; every exchange with it is held against the
/// document, and closing fails for one that was not as it says.
final class LiveServer implements AutoCloseable {
    private final RunningServer server;
    private final MadeUpProvider provider = new MadeUpProvider();
    private final ContractCheck check = new ContractCheck();

    private LiveServer(RunningServer server) {
        this.server = server;
    }

    /// As inside a desktop: asks for the launch secret, registration is open, loopback providers may be called.
    static LiveServer start(Path folder) throws ServerStartException {
        return new LiveServer(EmbeddedServer.find().start(TestDatabase.in(ServerConfig.embedded(folder))));
    }

    String address() {
        String address = server.address().toString();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    Optional<Secret> launchSecret() {
        return server.launchSecret();
    }

    ContractCheck check() {
        return check;
    }

    MadeUpProvider provider() {
        return provider;
    }

    /// A client of its own, for one person on one device; the caller closes it.
    HearthClient client() {
        return check.client(ClientOptions.to(server.address()).withLaunchSecret(server.launchSecret()));
    }

    @Override
    public void close() {
        server.close();
        provider.close();
        check.close();
    }
}
