package app.hearth.common.embed;

import app.hearth.common.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            @Nullable Secret password) {
        private static final Pattern ADDRESS =
                Pattern.compile("http://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})/?");
        private static final int HIGHEST_PORT = 65_535;

        /// The proxy at an address such as `http://proxy.home:3128`, asking for no user; empty for what is none.
        public static Optional<HttpProxy> at(String address) {
            return Optional.of(ADDRESS.matcher(address))
                    .filter(Matcher::matches)
                    .map(parts -> new HttpProxy(parts.group(1), Integer.parseInt(parts.group(2)), null, null))
                    .filter(proxy -> proxy.port() > 0 && proxy.port() <= HIGHEST_PORT);
        }

        /// The same for a user.
        public HttpProxy as(@Nullable String name, @Nullable Secret word) {
            return new HttpProxy(host, port, name, word);
        }
    }
}
