package app.hearth.server.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server in a process of its own, started as a person would, to be killed.
final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Hearth is ready at (http://\\S+)");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final URI address;

    private ServerProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// Returns when the server has said that it is ready; one that says nothing for two minutes is ended.
    static ServerProcess start(Path dataDirectory) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "app.hearth.server.ServerMain",
                        "serve",
                        "--port",
                        "0",
                        "--registration",
                        "open",
                        "--allow-provider-host",
                        "127.0.0.1",
                        "--data-dir",
                        dataDirectory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        CountDownLatch decided = new CountDownLatch(1);
        Thread.startVirtualThread(() -> endUnless(decided, process));
        try {
            BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                Matcher matcher = READY.matcher(line);
                if (matcher.find()) {
                    return new ServerProcess(process, URI.create(matcher.group(1)));
                }
            }
        } finally {
            decided.countDown();
        }
        process.destroyForcibly();
        throw new IOException("The server ended without being ready.");
    }

    private static void endUnless(CountDownLatch decided, Process process) {
        try {
            if (!decided.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    URI address() {
        return address;
    }

    /// As `kill -9` does it; returns when the process is gone.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
