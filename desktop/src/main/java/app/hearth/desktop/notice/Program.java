package app.hearth.desktop.notice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A small program of the system, run to its end.
final class Program {
    private static final int PATIENCE_SECONDS = 5;
    private static final int MOST = 4096;

    private Program() {}

    /// What it printed; empty when the system does not have it, or it failed, or took too long. Blocks.
    static Optional<String> run(List<String> command, Map<String, String> environment) {
        try {
            Process process = start(command, environment);
            try (InputStream out = process.getInputStream()) {
                boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return ended && process.exitValue() == 0
                        ? Optional.of(new String(out.readNBytes(MOST), StandardCharsets.UTF_8))
                        : Optional.empty();
            } finally {
                process.destroy();
            }
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static Process start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
