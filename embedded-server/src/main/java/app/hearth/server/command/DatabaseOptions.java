package app.hearth.server.command;

import app.hearth.common.embed.DatabaseLocation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Which PostgreSQL database to use, if any. A password comes from a file, so that neither a process list nor a
/// shell's history shows it; no message of this class repeats the URL, because one might be in it.
final class DatabaseOptions {
    private static final String PREFIX = "jdbc:postgresql:";
    private static final String PASSWORD_FILE = "HEARTH_DB_PASSWORD_FILE";

    private final Map<String, String> environment;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--db-url", paramLabel = "URL")
    private @Nullable String url;

    DatabaseOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Refuses what cannot be right before anything starts.
    void check() {
        if (url == null) {
            return;
        }
        if (!url.startsWith(PREFIX)) {
            throw Misuse.of(command, "--db-url takes a PostgreSQL URL such as jdbc:postgresql://host:5432/hearth.");
        }
        String beforeQuery = url.split("\\?", 2)[0];
        if (beforeQuery.contains("@") || parameters(url).anyMatch(DatabaseOptions::isSecret)) {
            throw Misuse.of(
                    command,
                    "--db-url must not hold a password: name a file that holds it in HEARTH_DB_PASSWORD_FILE"
                            + " and the user in HEARTH_DB_USER or ?user=.");
        }
    }

    /// The database to use; reads the password file. The caller's server closes the password.
    Optional<DatabaseLocation> location() throws CommandException {
        if (url == null) {
            return Optional.empty();
        }
        return Optional.of(new DatabaseLocation(
                url,
                environment.get("HEARTH_DB_USER"),
                new PasswordFile(environment, PASSWORD_FILE).read().orElse(null)));
    }

    private static Stream<String> parameters(String url) {
        int query = url.indexOf('?');
        return query < 0
                ? Stream.empty()
                : Arrays.stream(url.substring(query + 1).split("&"))
                        .map(pair -> URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8));
    }

    private static boolean isSecret(String parameter) {
        String name = parameter.strip().toLowerCase(Locale.ROOT);
        return name.contains("password") || name.equals("pwd");
    }
}
