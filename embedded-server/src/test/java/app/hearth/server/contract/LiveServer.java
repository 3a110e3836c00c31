package app.hearth.server.contract;

import app.hearth.common.account.User;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.Pages;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import app.hearth.common.secret.Secret;
import app.hearth.server.ClockedServer;
import app.hearth.server.testing.HandedOver;
import app.hearth.server.testing.LetterBox;
import app.hearth.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/// The real server on a free port, with a provider made up beside it; every exchange with it is held against the
/// document, and closing fails for one that was not as it says.
final class LiveServer implements AutoCloseable {
    private static final Pages PAGES = new Pages(Set.of("https://chat.example"), true);

    private final RunningServer server;
    private final Jdbi rows;
    private final MadeUpProvider provider = new MadeUpProvider();
    private final LetterBox letters;
    private final ContractCheck check = new ContractCheck();

    private LiveServer(LetterBox letters, RunningServer server, Jdbi rows) {
        this.letters = letters;
        this.server = server;
        this.rows = rows;
    }

    /// As inside a desktop: asks for the launch secret, registration is open, loopback providers may be called.
    /// The pages of one origin may call it, and keep their sessions in cookies.
    static LiveServer start(Path folder) throws ServerStartException {
        LetterBox letters = LetterBox.open();
        ServerConfig config = config(folder, letters);
        return new LiveServer(letters, EmbeddedServer.find().start(config), TestDatabase.rows(config));
    }

    /// The same, by a clock that a test turns.
    static LiveServer start(Path folder, InstantSource clock) throws ServerStartException {
        LetterBox letters = LetterBox.open();
        ServerConfig config = config(folder, letters);
        return new LiveServer(letters, ClockedServer.start(config, clock), TestDatabase.rows(config));
    }

    private static ServerConfig config(Path folder, LetterBox letters) {
        return TestDatabase.in(ServerConfig.embedded(folder)
                .withMail(letters.address())
                .withPages(PAGES)
                .withTitles(false));
    }

    String address() {
        String address = server.address().toString();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    Optional<Secret> launchSecret() {
        return server.launchSecret();
    }

    /// A reset token for that person, as if somebody had handed it over.
    Secret resetToken(User about) {
        return HandedOver.resetToken(rows, about.id(), Instant.now().plus(Duration.ofHours(1)));
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
        letters.close();
        check.close();
    }
}
