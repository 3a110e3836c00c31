package app.hearth.common.embed;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

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
        Optional<MailServer> mail) {
    public static final String LOOPBACK = "127.0.0.1";
    public static final int DEFAULT_PORT = 8420;

    public ServerConfig {
        allowedProviderHosts = Set.copyOf(allowedProviderHosts);
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
                Optional.empty());
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
                Optional.empty());
    }

    public ServerConfig withPort(int wanted) {
        return new ServerConfig(
                dataDir,
                embedded,
                bind,
                wanted,
                registration,
                allowedProviderHosts,
                database,
                demo,
                limits,
                pages,
                mail);
    }

    public ServerConfig withBind(String wanted) {
        return new ServerConfig(
                dataDir,
                embedded,
                wanted,
                port,
                registration,
                allowedProviderHosts,
                database,
                demo,
                limits,
                pages,
                mail);
    }

    public ServerConfig withRegistration(RegistrationPolicy wanted) {
        return new ServerConfig(
                dataDir, embedded, bind, port, wanted, allowedProviderHosts, database, demo, limits, pages, mail);
    }

    public ServerConfig withAllowedProviderHosts(Set<String> hosts) {
        return new ServerConfig(
                dataDir, embedded, bind, port, registration, hosts, database, demo, limits, pages, mail);
    }

    public ServerConfig withDatabase(DatabaseLocation location) {
        return new ServerConfig(
                dataDir,
                embedded,
                bind,
                port,
                registration,
                allowedProviderHosts,
                Optional.of(location),
                demo,
                limits,
                pages,
                mail);
    }

    public ServerConfig withDemo(boolean wanted) {
        return new ServerConfig(
                dataDir,
                embedded,
                bind,
                port,
                registration,
                allowedProviderHosts,
                database,
                wanted,
                limits,
                pages,
                mail);
    }

    public ServerConfig withLimits(Limits wanted) {
        return new ServerConfig(
                dataDir, embedded, bind, port, registration, allowedProviderHosts, database, demo, wanted, pages, mail);
    }

    public ServerConfig withPages(Pages wanted) {
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
                wanted,
                mail);
    }

    public ServerConfig withMail(MailServer server) {
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
                Optional.of(server));
    }
}
