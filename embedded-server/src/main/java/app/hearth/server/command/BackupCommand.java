package app.hearth.server.command;

import app.hearth.common.embed.DataDirectories;
import app.hearth.common.embed.ProgramLog;
import app.hearth.server.backup.Backup;
import app.hearth.server.backup.BackupException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One consistent copy of everything, also while the server runs.
@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private final DatabaseOptions database;

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--data-dir", paramLabel = "DIR")
    private @Nullable Path dataDir;

    BackupCommand(Map<String, String> environment, PrintWriter out, PrintWriter err) {
        this.database = new DatabaseOptions(environment);
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws CommandException {
        database.check();
        ProgramLog.keepNone();
        Path directory = dataDir == null ? DataDirectories.standard() : dataDir;
        try {
            long rows = new Backup(directory.toAbsolutePath(), database.location(), Progress.ofBytes(err))
                    .to(file.toAbsolutePath());
            out.printf(Locale.ROOT, "A backup of %,d rows is in %s%n", rows, file);
            return HearthCommand.DONE;
        } catch (BackupException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }
}
