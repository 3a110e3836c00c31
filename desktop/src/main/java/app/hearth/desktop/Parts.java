package app.hearth.desktop;

import app.hearth.common.embed.EmbeddedServer;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.profiles.SecretsSearch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/// What the program is made of where it may differ: in a test or a tour other parts stand in.
///
/// @param dataDir where everything is kept
/// @param demo whether the demo provider runs beside the server
/// @param server starts the server
/// @param background does what waits
/// @param secrets finds, in the background, where sign-ins are kept: [SecretsSearch#in]
/// @param heartbeat how often the window looks whether its server is there
public record Parts(
        Path dataDir,
        boolean demo,
        EmbeddedServer server,
        Background background,
        Function<Path, SecretsSearch> secrets,
        Duration heartbeat) {}
