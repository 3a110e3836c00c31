package app.hearth.server.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// Runs one command line and turns every outcome into an exit code and at most one line on stderr.
@Command(name = "hearth", subcommandsRepeatable = false)
public final class HearthCommand {
    static final int DONE = CommandLine.ExitCode.OK;
    static final int FAILED = CommandLine.ExitCode.SOFTWARE;
    static final int MISUSED = CommandLine.ExitCode.USAGE;

    private HearthCommand() {}

    /// Blocks until the command has ended; `serve` ends with the process.
    public static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        return commandLine(System.getenv(), out, err).execute(arguments);
    }

    static CommandLine commandLine(Map<String, String> environment, PrintWriter out, PrintWriter err) {
        return commandLine(environment, out, err, Typing.here());
    }

    static CommandLine commandLine(Map<String, String> environment, PrintWriter out, PrintWriter err, Typing typing) {
        return new CommandLine(new HearthCommand())
                .addSubcommand("serve", new ServeCommand(environment, out))
                .addSubcommand("backup", new BackupCommand(environment, out, err))
                .addSubcommand("restore", new RestoreCommand(environment, out, err))
                .addSubcommand("user", new UserCommand(environment, out, typing))
                .setOut(out)
                .setErr(err)
                .setUnmatchedOptionsArePositionalParams(false)
                .setParameterExceptionHandler((problem, _) -> misused(problem))
                .setExecutionExceptionHandler((problem, line, _) -> failed(problem, line));
    }

    private static int misused(ParameterException problem) {
        problem.getCommandLine()
                .getErr()
                .println("hearth: " + oneLine(problem.getMessage()) + " Run ./hearth --help for what it understands.");
        return MISUSED;
    }

    private static int failed(Exception problem, CommandLine line) {
        if (problem instanceof CommandException) {
            line.getErr().println("hearth: " + oneLine(problem.getMessage()));
        } else {
            Logger log = LoggerFactory.getLogger(HearthCommand.class);
            log.error("The command {} failed.", line.getCommandName(), problem);
            line.getErr()
                    .println("hearth: Something went wrong that should not have ("
                            + problem.getClass().getSimpleName() + "). The log file of a server says more.");
        }
        return FAILED;
    }

    private static String oneLine(@Nullable String message) {
        String line = Objects.requireNonNullElse(message, "The command failed.")
                .strip()
                .replaceAll("\\s*\\R\\s*", " ");
        return line.endsWith(".") ? line : line + ".";
    }
}
