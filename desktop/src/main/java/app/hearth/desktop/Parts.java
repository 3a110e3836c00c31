package app.hearth.desktop;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.embed.EmbeddedServer;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.profiles.SecretsSearch;
import java.nio.file.Path;
import java.util.function.Function;
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
public record Parts(
        Path dataDir,
        boolean demo,
        EmbeddedServer server,
        Background background,
        Function<Path, SecretsSearch> secrets,
        Clocks clocks,
        UnaryOperator<ClientOptions> clients) {}
