package app.hearth.common.embed;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// How a server is to run; immutable.
///
/// @param dataDir where it keeps everything; created when missing
/// @param embedded true inside a desktop: asks for the launch secret, allows private provider addresses,
/// registration open
/// @param bind the address to listen on
/// @param port the port, 0 for a free one
/// @param registration who may make a profile
/// @param allowedProviderHosts private hosts (`name` or `name:port`) that provider calls may reach
/// @param database a PostgreSQL JDBC URL, or empty for the embedded database
/// @param demo whether to start the demo provider beside the server
/// @param limits time-outs and sizes
/// @param pages the web pages that may call the server
/// @param mail where letters are sent; empty when none are
/// @param outbound how providers are reached
/// @param titles whether conversations without a title get one from the model that answers in them
/// @param ollamaAddresses base URLs at which a profile that asks is told of an Ollama, as far as they may be called
public record ServerConfig(
        Path dataDir,
        boolean embedded,
        String bind,
        int port,
        RegistrationPolicy registration,
        Set<String> allowedProviderHosts,
        Optional<DatabaseLocation> database,
        boolean demo,
        Limits limits,
        Pages pages,
        Optional<MailServer> mail,
        Outbound outbound,
        boolean titles,
        List<String> ollamaAddresses) {
    public static final String LOOPBACK = "127.0.0.1";
    public static final int DEFAULT_PORT = 8420;

    public ServerConfig {
        allowedProviderHosts = Set.copyOf(allowedProviderHosts);
        ollamaAddresses = List.copyOf(ollamaAddresses);
    }

    /// The server inside a desktop: loopback, a free port, guarded by the launch secret.
    public static ServerConfig embedded(Path dataDir) {
        return new ServerConfig(
                dataDir,
                true,
                LOOPBACK,
                0,
                RegistrationPolicy.OPEN,
                Set.of(),
                Optional.empty(),
                false,
                Limits.DEFAULT,
                Pages.NONE,
                Optional.empty(),
                Outbound.DIRECT,
                true,
                List.of());
    }

    /// The server alone, as `./hearth serve` starts it without options.
    public static ServerConfig standalone(Path dataDir) {
        return new ServerConfig(
                dataDir,
                false,
                LOOPBACK,
                DEFAULT_PORT,
                RegistrationPolicy.INVITE,
                Set.of(),
                Optional.empty(),
                false,
                Limits.DEFAULT,
                Pages.NONE,
                Optional.empty(),
                Outbound.DIRECT,
                true,
                List.of());
    }

    public ServerConfig withPort(int wanted) {
        return with(draft -> draft.port = wanted);
    }

    public ServerConfig withBind(String wanted) {
        return with(draft -> draft.bind = wanted);
    }

    public ServerConfig withRegistration(RegistrationPolicy wanted) {
        return with(draft -> draft.registration = wanted);
    }

    public ServerConfig withAllowedProviderHosts(Set<String> wanted) {
        return with(draft -> draft.allowedProviderHosts = wanted);
    }

    public ServerConfig withDemo(boolean wanted) {
        return with(draft -> draft.demo = wanted);
    }

    public ServerConfig withLimits(Limits wanted) {
        return with(draft -> draft.limits = wanted);
    }

    public ServerConfig withPages(Pages wanted) {
        return with(draft -> draft.pages = wanted);
    }

    public ServerConfig withDatabase(DatabaseLocation wanted) {
        return with(draft -> draft.database = Optional.of(wanted));
    }

    public ServerConfig withMail(MailServer wanted) {
        return with(draft -> draft.mail = Optional.of(wanted));
    }

    public ServerConfig withOutbound(Outbound wanted) {
        return with(draft -> draft.outbound = wanted);
    }

    public ServerConfig withTitles(boolean wanted) {
        return with(draft -> draft.titles = wanted);
    }

    public ServerConfig withOllamaAddresses(List<String> wanted) {
        return with(draft -> draft.ollamaAddresses = wanted);
    }

    private ServerConfig with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /// A copy while one thing of it is changed, so that only this knows all the others.
    private static final class Draft {
        private final Path dataDir;
        private final boolean embedded;
        private String bind;
        private int port;
        private RegistrationPolicy registration;
        private Set<String> allowedProviderHosts;
        private Optional<DatabaseLocation> database;
        private boolean demo;
        private Limits limits;
        private Pages pages;
        private Optional<MailServer> mail;
        private Outbound outbound;
        private boolean titles;
        private List<String> ollamaAddresses;

        Draft(ServerConfig from) {
            dataDir = from.dataDir;
            embedded = from.embedded;
            bind = from.bind;
            port = from.port;
            registration = from.registration;
            allowedProviderHosts = from.allowedProviderHosts;
            database = from.database;
            demo = from.demo;
            limits = from.limits;
            pages = from.pages;
            mail = from.mail;
            outbound = from.outbound;
            titles = from.titles;
            ollamaAddresses = from.ollamaAddresses;
        }

        ServerConfig done() {
            return new ServerConfig(
                    dataDir,
                    embedded,
                    bind,
                    port,
                    registration,
                    allowedProviderHosts,
                    database,
                    demo,
                    limits,
                    pages,
                    mail,
                    outbound,
                    titles,
                    ollamaAddresses);
        }
    }
}
