package app.hearth.server.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Says that options were given which do not go together: one line, and exit code 2.
final class Misuse {
    private Misuse() {}

    /// To be thrown; `command` is what the options belong to, which picocli puts into its field.
    static ParameterException of(@Nullable CommandSpec command, String message) {
        if (command == null) {
            throw new IllegalStateException("These options belong to no command.");
        }
        return new ParameterException(command.commandLine(), message);
    }
}
