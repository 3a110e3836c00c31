package app.hearth.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.server.contract.RawClient.Seen;
import app.hearth.server.contract.RawClient.Sending;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Every refusal the document names, provoked at every operation it is named for.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusalsIT {
    /// Those that need a slow network, a full disk, a server in trouble or thirty days are proved elsewhere.
    private static final Set<Integer> BEYOND_REACH = Set.of(408, 410, 429, 500, 503, 507);

    /// Those that need a certain state are provoked in [ContractIT], [DetailsIT], for one-time codes and
    /// letters `TotpIT` and `EmailIT`, for pages `PageCookiesIT`, for figures `MetricsIT`, and for models, usage
    /// and budgets `ModelListsIT`, `UsageIT`, `BudgetIT` and `CouncilBudgetIT`.
    private static final Map<Integer, Set<String>> ELSEWHERE = Map.of(
            401, Set.of("metrics", "login", "refresh", "recover", "reset", "verifyEmail"),
            404, Set.of("removeTotp", "csrf"),
            409, Set.of("register", "updateMe", "deleteMe", "enrolTotp", "confirmTotp", "resendEmail", "testKey"),
            423,
                    Set.of(
                            "confirmTotp",
                            "saveKey",
                            "saveSecret",
                            "testKey",
                            "postMessage",
                            "regenerate",
                            "continueAnswer",
                            "askCouncil",
                            "rerunCouncil"),
            502, Set.of("testKey"),
            422, Set.of("runEvents", "models", "usage"),
            402, Set.of("postMessage", "regenerate", "continueAnswer", "askCouncil", "rerunCouncil"));

    @TempDir
    private static Path folder;

    private final OpenApi document = OpenApi.served();
    private LiveServer server;
    private RawClient raw;
    private Person ada;

    @BeforeAll
    void start() throws Exception {
        server = LiveServer.start(folder);
        raw = new RawClient(server);
        ada = Person.movingIn(server, "ada-lovelace");
        Seen used = raw.send(Sending.of("POST", "/api/v1/tags", ada.token())
                .withBody("{\"name\": \"used\"}")
                .withHeader("Idempotency-Key", "used"));
        assertThat(used.status()).isEqualTo(201);
    }

    @AfterAll
    void stop() {
        ada.close();
        raw.close();
        server.close();
    }

    @TestFactory
    List<DynamicTest> everyDocumentedRefusalHappens() {
        Refusals refusals = new Refusals(ada.ids(), ada.token(), "used");
        List<DynamicTest> tests = new ArrayList<>();
        for (Operation operation : document.operations()) {
            for (String code : OpenApi.names(operation.node().path("responses"))) {
                int status = Integer.parseInt(code);
                boolean elsewhere = ELSEWHERE.getOrDefault(status, Set.of()).contains(operation.id());
                if (status >= 400 && !BEYOND_REACH.contains(status) && !elsewhere) {
                    tests.add(DynamicTest.dynamicTest(
                            operation + " " + status,
                            () -> assertRefused(refusals.provoking(status, operation), status)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(150);
        return tests;
    }

    private void assertRefused(Optional<Sending> request, int status) {
        assertThat(request).as("a way to provoke it").isPresent();
        Seen seen = raw.send(request.orElseThrow());
        assertThat(seen.status()).as(seen.body()).isEqualTo(status);
    }

    @TestFactory
    List<DynamicTest> everyReadingIsAnsweredShortWhenNothingHasChanged() {
        List<DynamicTest> tests = document.operations().stream()
                .filter(operation -> operation.node().path("responses").has("304"))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Sending request = Samples.sending(operation, ada.ids(), ada.token());
                    String tag = raw.send(request).header("ETag").orElseThrow();
                    Seen again = raw.send(request.withHeader("If-None-Match", tag));
                    assertThat(again.status()).isEqualTo(304);
                    assertThat(again.header("ETag")).contains(tag);
                    assertThat(raw.send(request.withHeader("If-None-Match", "\"other\""))
                                    .status())
                            .isEqualTo(200);
                }))
                .toList();
        assertThat(tests).hasSizeGreaterThan(10);
        return tests;
    }
}
