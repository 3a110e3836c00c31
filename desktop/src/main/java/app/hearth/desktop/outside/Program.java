package app.hearth.desktop.outside;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A small program of the system, run to its end.
final class Program {
    private static final int PATIENCE_SECONDS = 5;

    private Program() {}

    /// Whether it ended well; false when the system does not have it, or it failed or took too long. Blocks.
    static boolean run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                process.getOutputStream().close();
                return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                process.destroy();
            }
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
