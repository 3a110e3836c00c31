package app.hearth.desktop;

import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import app.hearth.common.secret.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// The real server in a process of its own, so that what it knows is not in this one. It has a person on it who has
/// something to hide: [SomethingToHide].
final class ServerElsewhere implements EmbeddedServer {
    @Override
    public RunningServer start(ServerConfig config) throws ServerStartException {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dhearth.log.level=OFF",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SomethingToHide.class.getName(),
                            config.dataDir().toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
            URI address = URI.create(line(said));
            return new Running(process, address, Secret.of(line(said)));
        } catch (IOException e) {
            throw new ServerStartException("The other process does not start.", e);
        }
    }

    private static String line(BufferedReader said) throws IOException, ServerStartException {
        String line = said.readLine();
        if (line == null) {
            throw new ServerStartException("The other process has ended.");
        }
        return line;
    }

    private record Running(Process process, URI address, Secret secret) implements RunningServer {
        @Override
        public Optional<Secret> launchSecret() {
            return Optional.of(Secret.of(secret.bytes()));
        }

        @Override
        public Optional<URI> demoProvider() {
            return Optional.empty();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
