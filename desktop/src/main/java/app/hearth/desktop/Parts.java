package app.hearth.desktop;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.embed.EmbeddedServer;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.outside.DesktopEnvironment;
import app.hearth.desktop.profiles.SecretsSearch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What the program is made of where it may differ: in a test or a tour other parts stand in.
///
/// @param dataDir where everything is kept
/// @param demo whether the demo provider runs beside the server
/// @param server starts the server
/// @param background does what waits
/// @param secrets finds, in the background, where sign-ins are kept: [SecretsSearch#in]
/// @param clocks how time passes: [Clocks#ofTheSystem]
/// @param clients changes nothing in the program; in a test, adds who watches what goes over the wire
/// @param environment finds what the system has outside of windows: [DesktopEnvironment#here]
/// @param asks whether the window for a quick question is to open as soon as someone is in
public record Parts(
        Path dataDir,
        boolean demo,
        EmbeddedServer server,
        Background background,
        Function<Path, SecretsSearch> secrets,
        Clocks clocks,
        UnaryOperator<ClientOptions> clients,
        Supplier<DesktopEnvironment> environment,
        boolean asks) {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /// The program as it is everywhere, but for what lies outside of its windows, of which it has nothing.
    static Parts of(Path dataDir, EmbeddedServer server, Function<Path, SecretsSearch> secrets) {
        return new Parts(
                dataDir,
                false,
                server,
                Background.javaFx(),
                secrets,
                Clocks.ofTheSystem(HEARTBEAT),
                UnaryOperator.identity(),
                () -> DesktopEnvironment.NONE,
                false);
    }

    Parts asDemo() {
        return new Parts(dataDir, true, server, background, secrets, clocks, clients, environment, asks);
    }

    Parts with(Clocks others) {
        return new Parts(dataDir, demo, server, background, secrets, others, clients, environment, asks);
    }

    Parts observed(UnaryOperator<ClientOptions> watched) {
        return new Parts(dataDir, demo, server, background, secrets, clocks, watched, environment, asks);
    }

    Parts within(Supplier<DesktopEnvironment> found) {
        return new Parts(dataDir, demo, server, background, secrets, clocks, clients, found, asks);
    }

    Parts asking(boolean wanted) {
        return new Parts(dataDir, demo, server, background, secrets, clocks, clients, environment, wanted);
    }
}
