package app.hearth.common.embed;

import app.hearth.common.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a server reaches providers; immutable.
///
/// @param proxy an HTTP proxy for what is on the internet; what is on this machine or its network is called directly
/// @param authorities a PEM file of certificate authorities to trust besides those of the Java runtime
public record Outbound(Optional<HttpProxy> proxy, Optional<Path> authorities) {
    /// Without a proxy, trusting what the Java runtime trusts.
    public static final Outbound DIRECT = new Outbound(Optional.empty(), Optional.empty());

    /// A proxy; user and password (Basic) are given both or neither.
    public record HttpProxy(
            String host,
            int port,
            @Nullable String user,
            @Nullable Secret password) {}
}
