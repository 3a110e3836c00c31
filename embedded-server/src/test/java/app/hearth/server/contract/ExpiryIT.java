package app.hearth.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.server.contract.RawClient.Seen;
import app.hearth.server.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Every operation of the document with an access token whose ten minutes are over.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExpiryIT {
    @TempDir
    private static Path folder;

    private final OpenApi document = OpenApi.served();
    private final TestClock clock = new TestClock();
    private LiveServer server;
    private RawClient raw;
    private Person ada;

    @BeforeAll
    void start() throws Exception {
        server = LiveServer.start(folder, clock);
        raw = new RawClient(server);
        ada = Person.movingIn(server, "ada-lovelace");
    }

    @AfterAll
    void stop() {
        ada.close();
        raw.close();
        server.close();
    }

    @TestFactory
    List<DynamicTest> everyOperationRefusesAnExpiredToken() {
        Ids ids = ada.ids();
        clock.forward(Duration.ofMinutes(11));
        List<DynamicTest> tests = document.operations().stream()
                .filter(Operation::asksForToken)
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Seen seen = raw.send(Samples.sending(operation, ids, ada.token()));
                    assertThat(seen.status()).isEqualTo(401);
                    assertThat(seen.code()).isEqualTo("token_expired");
                }))
                .toList();
        assertThat(tests).hasSizeGreaterThan(30);
        return tests;
    }
}
