package app.hearth.desktop;

import app.hearth.common.account.Login;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Tokens;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The real server over real HTTP, for view models that are about what it does. Confined to one thread.
public final class RealHearth implements AutoCloseable {
    public static final String PASSWORD = "correct horse battery";

    private final RunningServer server;
    private final List<HearthClient> clients = new ArrayList<>();

    public RealHearth(Path data) throws ServerStartException {
        this(ServerConfig.embedded(data));
    }

    private RealHearth(ServerConfig config) throws ServerStartException {
        server = EmbeddedServer.find().start(config.withTitles(false));
    }

    /// One with its demo provider, which answers under any key.
    public static RealHearth withDemo(Path data) throws ServerStartException {
        return new RealHearth(ServerConfig.embedded(data).withDemo(true));
    }

    /// Lets someone use the demo provider.
    public void useDemo(HearthClient client) {
        try (Secret key = Secret.of("demo-key")) {
            var _ = client.keys()
                    .save(new SaveKey(
                            "demo", key, server.demoProvider().orElseThrow().toString(), "Demo"));
        }
    }

    /// The server, for who needs its address and its launch secret.
    public RunningServer server() {
        return server;
    }

    /// A client at which nobody is signed in; closed with the house.
    public HearthClient client() {
        HearthClient client =
                new HearthClient(ClientOptions.to(server.address()).withLaunchSecret(server.launchSecret()));
        clients.add(client);
        return client;
    }

    /// Someone new, on a device of that name.
    public Tokens register(HearthClient client, String name, String device) {
        try (Secret password = Secret.of(PASSWORD)) {
            return client.register(new Registration(name, null, password, name, null, device, null));
        }
    }

    /// The same person on another device.
    public HearthClient signIn(String name, String device) {
        HearthClient client = client();
        try (Secret password = Secret.of(PASSWORD)) {
            client.login(new Login(name, null, password, null, device));
        }
        return client;
    }

    @Override
    public void close() {
        clients.forEach(HearthClient::close);
        server.close();
    }
}
