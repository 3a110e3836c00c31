package app.hearth.server.command;

import app.hearth.common.embed.Outbound;
import app.hearth.common.embed.Outbound.HttpProxy;
import app.hearth.common.secret.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How providers on the internet are reached. The proxy's password comes from a file, so that neither a process list
/// nor a shell's history shows it.
final class OutboundOptions {
    private static final String PASSWORD_FILE = "HEARTH_PROXY_PASSWORD_FILE";

    private final PasswordFile password;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--provider-proxy", paramLabel = "URL")
    private @Nullable String proxy;

    @Option(names = "--provider-proxy-user", paramLabel = "NAME")
    private @Nullable String user;

    @Option(names = "--provider-ca", paramLabel = "FILE")
    private @Nullable Path authorities;

    OutboundOptions(Map<String, String> environment) {
        this.password = new PasswordFile(environment, PASSWORD_FILE);
    }

    /// Refuses what cannot be right before anything starts.
    void check() {
        if (proxy == null) {
            if (user != null) {
                throw Misuse.of(command, "--provider-proxy-user needs --provider-proxy.");
            }
            return;
        }
        if (HttpProxy.at(proxy).isEmpty()) {
            throw Misuse.of(command, "--provider-proxy takes an address such as http://proxy.home:3128.");
        }
        password.checkBelongsTo(user, "--provider-proxy-user", command);
    }

    /// What the options say; reads the password file.
    Outbound outbound() throws CommandException {
        Secret said = proxy == null || user == null ? null : password.read().orElse(null);
        Optional<HttpProxy> through =
                Optional.ofNullable(proxy).flatMap(HttpProxy::at).map(it -> it.as(user, said));
        return new Outbound(through, Optional.ofNullable(authorities));
    }
}
