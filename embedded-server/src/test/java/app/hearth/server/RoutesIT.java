package app.hearth.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.wire.Paths;
import app.hearth.server.contract.OpenApi;
import app.hearth.server.contract.Operation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The routes of the server beside those of the document: neither has one that the other lacks, and both ask the same
/// callers for a token.
final class RoutesIT {
    @Test
    void theServerAndTheDocumentHaveTheSameRoutes(@TempDir Path folder) throws Exception {
        try (RunningServer started = new Wiring(ServerConfig.embedded(folder), InstantSource.system()).start()) {
            Running server = (Running) started;
            assertThat(registered(server)).isEqualTo(documented()).hasSizeGreaterThan(30);
        }
    }

    private static Set<String> registered(Running server) {
        return server.routes().stream()
                .map(route -> route.method() + " " + route.template()
                        + guard(route.access().asksForSession()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> documented() {
        return OpenApi.served().operations().stream()
                .filter(operation -> operation.base().equals(Paths.BASE))
                .map(RoutesIT::described)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String described(Operation operation) {
        return operation.method().toUpperCase(Locale.ROOT) + " " + operation.template()
                + guard(operation.asksForToken());
    }

    private static String guard(boolean asksForToken) {
        return asksForToken ? " with a token" : "";
    }
}
