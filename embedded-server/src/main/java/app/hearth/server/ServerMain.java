package app.hearth.server;

import app.hearth.common.embed.ProgramLog;
import app.hearth.server.command.HearthCommand;
import java.io.PrintStream;
import java.io.PrintWriter;

/// Starts the server alone and the commands that work on its data. Exit codes: 0 done, 1 failed, 2 not understood.
public final class ServerMain {
    private ServerMain() {}

    public static void main(String[] arguments) {
        ProgramLog.silenceLibraries();
        System.exit(HearthCommand.run(arguments, writer(System.out), writer(System.err)));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }
}
