package app.hearth.server;

import app.hearth.server.command.HearthCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.logging.LogManager;

/// Starts the server alone and the commands that work on its data. Exit codes: 0 done, 1 failed, 2 not understood.
public final class ServerMain {
    private ServerMain() {}

    public static void main(String[] arguments) {
        System.setProperty("hsqldb.reconfig_logging", "false");
        LogManager.getLogManager().reset();
        System.exit(HearthCommand.run(arguments, writer(System.out), writer(System.err)));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }
}
