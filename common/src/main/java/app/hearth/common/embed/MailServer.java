package app.hearth.common.embed;

import app.hearth.common.secret.Secret;
import org.jspecify.annotations.Nullable;

/// A server that takes letters (SMTP), and whom they are from. User and password are given both or neither.
public record MailServer(
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable Secret password,
        String from) {
    /// How the connection is protected. With all but [#NONE] the server's certificate must be good for its name.
    public enum Security {
        /// In the clear first, then TLS; refused where the server does not offer it.
        STARTTLS(587),
        TLS(465),
        /// For a mail server on this machine.
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }

        /// The usual port.
        public int port() {
            return port;
        }
    }
}
