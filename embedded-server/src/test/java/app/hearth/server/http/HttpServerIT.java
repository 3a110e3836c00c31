package app.hearth.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.embed.Limits;
import app.hearth.common.embed.Pages;
import app.hearth.common.embed.ServerStartException;
import app.hearth.server.access.Authentication;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HttpServerIT {
    private static final Authentication NOBODY = new Authentication() {
        @Override
        public TokenCheck check(String token) {
            throw new AssertionError(token);
        }

        @Override
        public Outcome authenticate(VerifiedToken token) {
            throw new AssertionError(token);
        }
    };

    @Test
    void aBusyPortIsOneClearSentence() throws Exception {
        HttpServer first = HttpServer.start(settings("127.0.0.1", 0), List.of(), NOBODY);
        try {
            int port = first.address().getPort();
            assertThat(port).isPositive();
            assertThatThrownBy(() -> HttpServer.start(settings("127.0.0.1", port), List.of(), NOBODY))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("in use");
        } finally {
            first.stop(Duration.ofSeconds(1));
        }
    }

    @Test
    void aPortIsFreeAgainOnceTheServerStopped() throws Exception {
        HttpServer first = HttpServer.start(settings("127.0.0.1", 0), List.of(), NOBODY);
        first.stop(Duration.ofSeconds(1));
        first.stop(Duration.ofSeconds(1));
        HttpServer.start(settings("127.0.0.1", first.address().getPort()), List.of(), NOBODY)
                .stop(Duration.ofSeconds(1));
    }

    @Test
    void onlyLoopbackIsListenedOn() {
        for (String bind : List.of("0.0.0.0", "192.0.2.1", "::")) {
            assertThatThrownBy(() -> HttpServer.start(settings(bind, 0), List.of(), NOBODY))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("TLS");
        }
    }

    private static HttpSettings settings(String bind, int port) {
        return new HttpSettings(
                bind, port, Limits.DEFAULT, Optional.empty(), Set.of(), Pages.NONE, Telemetry.NONE, () -> true);
    }
}
