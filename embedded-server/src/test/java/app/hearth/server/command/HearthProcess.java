package app.hearth.server.command;

import app.hearth.server.ServerMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The command line in a process of its own, as `./hearth` starts it. For one thread; closing it kills the process.
final class HearthProcess implements AutoCloseable {
    private static final String READY = "Hearth is ready at ";
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader out;
    private final Path err;
    private final List<String> said = new ArrayList<>();

    private HearthProcess(Process process, Path err) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.err = err;
    }

    static HearthProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), arguments);
    }

    /// With more in its environment.
    static HearthProcess start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ServerMain.class.getName()));
        command.addAll(List.of(arguments));
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("standard").toString());
        builder.environment().putAll(environment);
        return new HearthProcess(builder.start(), err);
    }

    /// Waits for the line that says where it listens, which is the first one.
    URI ready() throws IOException {
        String line = nextLine();
        if (!line.startsWith(READY)) {
            throw new AssertionError("It said: " + line + " " + Files.readString(err));
        }
        return URI.create(line.substring(READY.length()));
    }

    String nextLine() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError("It ended: " + Files.readString(err));
        }
        said.add(line);
        return line;
    }

    /// Asks it to end, as a service manager does; what it says stays readable (`Process.destroy` closes the streams).
    void terminate() {
        process.toHandle().destroy();
    }

    /// Waits for its end.
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end.");
        }
        return process.exitValue();
    }

    boolean endsWithin(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    /// Everything it said on stdout until its end.
    List<String> said() {
        out.lines().forEach(said::add);
        return said;
    }

    List<String> complained() {
        try {
            return Files.readAllLines(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        out.close();
    }
}
