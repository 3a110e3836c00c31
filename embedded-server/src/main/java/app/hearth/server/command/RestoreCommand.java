package app.hearth.server.command;

import app.hearth.common.embed.ProgramLog;
import app.hearth.server.backup.BackupException;
import app.hearth.server.backup.Restore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts a backup into an empty directory.
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private final DatabaseOptions database;

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--data-dir", paramLabel = "DIR", required = true)
    private Path dataDir = Path.of("");

    RestoreCommand(Map<String, String> environment, PrintWriter out, PrintWriter err) {
        this.database = new DatabaseOptions(environment);
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws CommandException {
        database.check();
        ProgramLog.keepNone();
        try {
            long rows = new Restore(dataDir.toAbsolutePath(), database.location(), Progress.ofRows(err))
                    .from(file.toAbsolutePath());
            out.printf(Locale.ROOT, "%,d rows are back in %s, each counted and compared%n", rows, dataDir);
            return HearthCommand.DONE;
        } catch (BackupException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }
}
