package app.hearth.server.bench;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;

/// Our server and the floor in this process, each on a copy of the same data, and a provider for both. Whoever opens it
/// closes it.
final class Both implements AutoCloseable {
    private final Path workDir;
    private final FakeProvider provider;
    private final RunningServer ours;
    private final HearthClient client;
    private final Floor floor;
    private final String floorToken;

    private Both() throws IOException, ServerStartException, SQLException {
        workDir = Files.createTempDirectory("hearth-bench-");
        Path our = workDir.resolve("ours");
        Path bare = workDir.resolve("floor");
        Household.furnish(our, 2);
        Household.copy(our, bare);
        provider = new FakeProvider();
        ours = EmbeddedServer.find()
                .start(Household.config(our, Set.of(provider.baseUrl().getAuthority())));
        client = Household.signIn(ours.address());
        Household.useProvider(client, provider.baseUrl());
        floor = Floor.start(bare, provider.baseUrl());
        floorToken = floor.token();
    }

    static Both open() {
        try {
            return new Both();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServerStartException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    URI ours() {
        return ours.address();
    }

    /// Lives ten minutes; a fork is done before.
    String token() {
        return client.accessToken().reveal();
    }

    URI floor() {
        return floor.address();
    }

    String floorToken() {
        return floorToken;
    }

    ConversationId conversation() {
        return Household.newest(client).getFirst().id();
    }

    static RawConnection connect(URI server) {
        try {
            return new RawConnection(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        floor.close();
        client.close();
        ours.close();
        provider.close();
        Household.delete(workDir);
    }
}
