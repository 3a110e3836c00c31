package app.hearth.server.command;

import org.jspecify.annotations.Nullable;

/// A command failed for a reason a person can act on; its message is the one line they read.
final class CommandException extends Exception {
    CommandException(@Nullable String message) {
        super(message);
    }

    CommandException(@Nullable String message, Throwable cause) {
        super(message, cause);
    }
}
