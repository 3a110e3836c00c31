package app.hearth.common.embed;

import java.nio.file.Path;

/// Why a server did not start, as one sentence a person can act on.
public sealed class ServerStartException extends Exception {
    public ServerStartException(String message) {
        super(message);
    }

    public ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Another process holds the data directory.
    public static final class DirectoryInUse extends ServerStartException {
        public DirectoryInUse(Path directory) {
            super("Another Hearth is using " + directory + ". Close it first.");
        }
    }
}
