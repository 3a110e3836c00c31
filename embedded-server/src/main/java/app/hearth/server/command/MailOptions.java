package app.hearth.server.command;

import app.hearth.common.embed.MailServer;
import app.hearth.common.embed.MailServer.Security;
import app.hearth.common.secret.Secret;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// By which mail server letters are sent, if any. The password comes from a file, so that neither a process list
/// nor a shell's history shows it.
final class MailOptions {
    private static final String PASSWORD_FILE = "HEARTH_SMTP_PASSWORD_FILE";
    private static final int HIGHEST_PORT = 65_535;

    private final PasswordFile password;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--smtp-host", paramLabel = "HOST")
    private @Nullable String host;

    @Option(names = "--smtp-port", paramLabel = "N")
    private @Nullable Integer port;

    @Option(names = "--smtp-security", paramLabel = "starttls|tls|none", converter = SecurityConverter.class)
    private Security security = Security.STARTTLS;

    @Option(names = "--smtp-user", paramLabel = "NAME")
    private @Nullable String user;

    @Option(names = "--mail-from", paramLabel = "ADDRESS")
    private @Nullable String from;

    MailOptions(Map<String, String> environment) {
        this.password = new PasswordFile(environment, PASSWORD_FILE);
    }

    /// Refuses what cannot be right before anything starts.
    void check() {
        if (host == null) {
            if (Stream.of(port, user, from).anyMatch(option -> option != null) || security != Security.STARTTLS) {
                throw Misuse.of(command, "Mail needs --smtp-host.");
            }
            return;
        }
        if (from == null || !from.contains("@")) {
            throw Misuse.of(command, "--smtp-host needs --mail-from, the address that letters come from.");
        }
        if (port != null && (port < 1 || port > HIGHEST_PORT)) {
            throw Misuse.of(command, "--smtp-port takes a number from 1 to 65535.");
        }
        if (security == Security.NONE && !isThisMachine(host)) {
            throw Misuse.of(command, "--smtp-security none is for a mail server on this machine.");
        }
        password.checkBelongsTo(user, "--smtp-user", command);
    }

    private static boolean isThisMachine(String host) {
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// The mail server to use; reads the password file.
    Optional<MailServer> server() throws CommandException {
        if (host == null) {
            return Optional.empty();
        }
        Secret said = user == null ? null : password.read().orElse(null);
        int at = port == null ? security.port() : port;
        return Optional.of(new MailServer(host, at, security, user, said, String.valueOf(from)));
    }

    private static final class SecurityConverter implements ITypeConverter<Security> {
        @Override
        public Security convert(String value) {
            for (Security security : Security.values()) {
                if (security.name().toLowerCase(Locale.ROOT).equals(value)) {
                    return security;
                }
            }
            throw new TypeConversionException("it takes starttls, tls or none");
        }
    }
}
