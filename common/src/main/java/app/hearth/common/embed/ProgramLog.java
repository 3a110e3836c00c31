package app.hearth.common.embed;

import java.nio.file.Path;
import java.util.logging.LogManager;

/// Where a whole program logs to: its streams belong to its own words. For `main`, before the first logger is made.
public final class ProgramLog {
    private static final String LEVEL = "hearth.log.level";

    private ProgramLog() {}

    /// Takes the streams away from libraries that log by themselves, and keeps the database from giving them back.
    public static void silenceLibraries() {
        System.setProperty("hsqldb.reconfig_logging", "false");
        LogManager.getLogManager().reset();
    }

    /// Keeps the log in files of `dataDir`, which must have been prepared.
    public static void keepIn(Path dataDir) {
        System.setProperty("hearth.logs", DataDirectories.logs(dataDir).toString());
    }

    /// Keeps no log, unless `hearth.log.level` was set from outside: then on the error output.
    public static void keepNone() {
        if (System.getProperty(LEVEL) == null) {
            System.setProperty(LEVEL, "OFF");
        }
    }
}
