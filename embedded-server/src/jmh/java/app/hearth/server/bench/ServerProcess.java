package app.hearth.server.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server in a JVM of its own, with the options of `./hearth`, so that what it costs can be told from what its
/// client costs. Closing it asks it to stop.
final class ServerProcess implements AutoCloseable {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final Pattern GAPS = Pattern.compile("(\\d+) +\\[Ljdk\\.internal\\.vm\\.FillerElement;");
    private static final String OURS_READY = "Hearth is ready at ";

    private final Process process;
    private final URI address;
    private final String token;
    private final Duration startup;

    private ServerProcess(Process process, URI address, String token, Duration startup) {
        this.process = process;
        this.address = address;
        this.token = token;
        this.startup = startup;
    }

    /// Our server, as the command line starts it.
    static ServerProcess ours(Path dataDir, URI provider) throws IOException {
        return start(
                OURS_READY,
                "app.hearth.server.ServerMain",
                "serve",
                "--data-dir",
                dataDir.toString(),
                "--port",
                "0",
                "--registration",
                "open",
                "--answers-per-profile",
                "64", // as many as a profile may have streams
                "--allow-provider-host",
                provider.getAuthority());
    }

    static ServerProcess floor(Path dataDir, URI provider) throws IOException {
        return start(Floor.READY, Floor.class.getName(), dataDir.toString(), provider.toString());
    }

    /// What a start takes: from opening the storage until requests are answered, and the CPU time of the whole process
    /// until then, which a busy machine changes less.
    record Start(Duration wall, Duration cpu) {}

    /// Starts our server and kills it as soon as it answers.
    static Start timedStart(Path dataDir) throws IOException {
        try (ServerProcess server = start(TimedStart.READY, TimedStart.class.getName(), dataDir.toString())) {
            Duration cpu = server.cpu();
            server.kill();
            return new Start(Duration.ofMillis(Long.parseLong(server.address.getPath())), cpu);
        }
    }

    private static ServerProcess start(String readyLine, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true"));
        String more = System.getenv().getOrDefault("HEARTH_JAVA_OPTIONS", "");
        all.addAll(List.of(more.isBlank() ? new String[0] : more.strip().split(" +", -1)));
        all.addAll(List.of("-cp", System.getProperty("java.class.path")));
        all.addAll(List.of(command));
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String token = "";
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(Floor.TOKEN)) {
                token = line.substring(Floor.TOKEN.length());
            } else if (line.startsWith(readyLine)) {
                Duration startup = Duration.ofNanos(System.nanoTime() - begun);
                return new ServerProcess(process, URI.create(line.substring(readyLine.length())), token, startup);
            }
        }
        throw new IOException("A server ended before it was ready.");
    }

    URI address() {
        return address;
    }

    /// The token the floor takes; empty for our server.
    String token() {
        return token;
    }

    /// From the start of the process to its ready line.
    Duration startup() {
        return startup;
    }

    /// What all its threads have spent, in user and kernel: `/proc/PID/stat` as the JDK reads it.
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /// Resident memory in MiB; empty where there is no `/proc`.
    Optional<Long> resident() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                        .findFirst()
                : Optional.empty();
    }

    /// Bytes of all objects of its heap that are still reachable, counted in one stop after a full collection; what the
    /// collector says is in use holds also what was made since, and gaps it has not closed.
    long liveHeap() throws IOException, InterruptedException {
        String told = command("GC.class_histogram");
        Matcher total = TOTAL.matcher(told);
        if (!total.find()) {
            throw new IOException("No histogram with a total: " + told);
        }
        Matcher gaps = GAPS.matcher(told);
        return Long.parseLong(total.group(1)) - (gaps.find() ? Long.parseLong(gaps.group(1)) : 0);
    }

    private String command(String name) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        name)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd said: " + said);
        }
        return said;
    }

    /// As a power failure would end it.
    void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
