package app.hearth.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.embed.Limits;
import app.hearth.common.embed.Pages;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.run.RunKind;
import app.hearth.common.wire.Json;
import app.hearth.server.access.Owner;
import app.hearth.server.account.Account;
import app.hearth.server.account.Admission;
import app.hearth.server.account.Belongings;
import app.hearth.server.account.Invitations;
import app.hearth.server.account.Vaults;
import app.hearth.server.attachment.Attachments;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.contract.ContractCheck;
import app.hearth.server.conversation.Messages;
import app.hearth.server.http.HttpServer;
import app.hearth.server.http.HttpSettings;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.http.Telemetry;
import app.hearth.server.mail.Mail;
import app.hearth.server.provider.AddressPolicy;
import app.hearth.server.provider.ProviderHttp;
import app.hearth.server.provider.Providers;
import app.hearth.server.run.RunLedger;
import app.hearth.server.run.Runs;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import app.hearth.server.testing.LiveSocket;
import app.hearth.server.testing.RawSocket;
import app.hearth.server.testing.TestClock;
import app.hearth.server.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A page of a listed origin, which opens its channel by a ticket. The server is put together here, because no
/// setting of the whole one lists an origin yet.
@Timeout(180)
final class TicketIT {
    private static final String PAGE = "Origin: https://friend.example\r\n";

    private static final Belongings NOTHING = new Belongings() {
        @Override
        public void loseSealed(ChangeSet set, Owner owner) {}

        @Override
        public void endWork(Owner owner) {}
    };

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private final ContractCheck check = new ContractCheck();
    private final OkHttpClient http = check.http();
    private Database database;
    private Account account;
    private ProviderHttp provider;
    private HttpServer server;
    private Tokens ada;

    @BeforeEach
    void start() throws Exception {
        database = Storage.open(folder, TestDatabase.create());
        ChangeLog changes = new ChangeLog(database, clock, Map.of());
        AuditLog audit = new AuditLog(database, clock);
        Admission open = new Admission(RegistrationPolicy.OPEN, true, Invitations.NONE);
        account = new Account(
                new Account.Ground(database, changes, audit, new Vaults(clock), Mail.NONE),
                NOTHING,
                clock,
                open,
                Pages.NONE);
        provider = new ProviderHttp(new AddressPolicy(true, Set.of()), Limits.DEFAULT);
        Runs runs = new Runs(
                database,
                changes,
                new Providers(provider),
                new Runs.Seams(
                        Map.of(RunKind.CHAT, new Messages(database, new Attachments(database, changes, clock))),
                        RunLedger.NONE,
                        _ -> {}),
                Limits.DEFAULT);
        LiveParts parts = new LiveParts(account.authentication(), account::isLive, changes, runs, clock);
        List<Route> routes = Stream.<Routes>of(account.routes(), new LiveRoutes(parts))
                .flatMap(feature -> feature.routes().stream())
                .toList();
        HttpSettings settings = new HttpSettings(
                "127.0.0.1",
                0,
                Limits.DEFAULT,
                Optional.empty(),
                Set.of(),
                new Pages(Set.of("https://friend.example"), false),
                Telemetry.NONE,
                () -> true);
        server = HttpServer.start(settings, routes, account.authentication());
        ada = register("ada");
    }

    @AfterEach
    void stop() {
        server.stop(Duration.ofSeconds(1));
        provider.close();
        account.close();
        database.close();
        http.connectionPool().evictAll();
        check.close();
    }

    @Test
    void aTicketOpensOneChannelOnce() throws Exception {
        String ticket = ticket(ada);
        try (LiveSocket page = page();
                LiveSocket again = page()) {
            page.send(shown(ticket));
            assertThat(page.next().path("type").asText()).isEqualTo("ping");
            send("PATCH", "/auth/me", ada, "{\"display_name\": \"Ada\"}");
            assertThat(page.next("change").path("id").asText())
                    .isEqualTo(ada.user().id().toString());
            again.send(shown(ticket));
            assertThat(again.closeCode()).isEqualTo(4401);
            clock.forward(Duration.ofMinutes(11));
            assertThat(page.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void aTicketIsGoodForThirtySeconds() throws Exception {
        String early = ticket(ada);
        clock.forward(Duration.ofSeconds(25));
        String late = ticket(ada);
        try (LiveSocket page = page();
                LiveSocket other = page()) {
            page.send(shown(early));
            assertThat(page.next().path("type").asText()).isEqualTo("ping");
            clock.forward(Duration.ofSeconds(31));
            other.send(shown(late));
            assertThat(other.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void aTicketOpensTheChannelOfWhoAskedForIt() throws Exception {
        Tokens bob = register("bob");
        try (LiveSocket page = page()) {
            page.send(shown(ticket(bob)));
            assertThat(page.next().path("type").asText()).isEqualTo("ping");
            send("PATCH", "/auth/me", ada, "{\"display_name\": \"Ada\"}");
            send("PATCH", "/auth/me", bob, "{\"display_name\": \"Bob\"}");
            assertThat(page.next("change").path("id").asText())
                    .isEqualTo(bob.user().id().toString());
        }
    }

    @Test
    void aTicketEndsWithItsSession() throws Exception {
        String ticket = ticket(ada);
        send("POST", "/auth/logout", ada, null);
        try (LiveSocket page = page()) {
            page.send(shown(ticket));
            assertThat(page.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void whoShowsNoTicketIsSentAway() throws Exception {
        for (String wrong : List.of(
                "hello",
                "{}",
                shown("none"),
                shown(ada.accessToken().reveal()),
                "{\"type\": \"renew\", \"access_token\": \"x\"}")) {
            try (LiveSocket page = page()) {
                page.sendWrong(wrong);
                assertThat(page.closeCode()).as(wrong).isEqualTo(4401);
            }
        }
        try (LiveSocket silent = page()) {
            long before = System.nanoTime();
            assertThat(silent.closeCode()).isEqualTo(4401);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(9));
        }
    }

    @Test
    void pagesThatWaitAreBounded() throws Exception {
        List<LiveSocket> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                waiting.add(page());
            }
            String refused = connect(PAGE).head().getFirst();
            assertThat(refused).contains(" 429 ");
            try (LiveSocket ofAda = new LiveSocket(
                    connect("Authorization: Bearer " + ada.accessToken().reveal() + "\r\n" + PAGE), check)) {
                assertThat(ofAda.status()).isEqualTo(101);
            }
        } finally {
            for (LiveSocket page : waiting) {
                page.close();
            }
        }
    }

    @Test
    void ticketsThatWaitAreBounded() throws Exception {
        for (int i = 0; i < 32; i++) {
            ticket(ada);
        }
        assertThat(status("/auth/live-ticket", ada)).isEqualTo(429);
        assertThat(status("/auth/live-ticket", register("bob"))).isEqualTo(200);
        clock.forward(Duration.ofSeconds(31));
        assertThat(status("/auth/live-ticket", ada)).isEqualTo(200);
    }

    private int status(String path, Tokens who) throws IOException {
        try (Response answer = http.newCall(request("POST", path, who, null)).execute()) {
            return answer.code();
        }
    }

    private static String shown(String ticket) {
        return Json.write(Map.of("type", "ticket", "ticket", ticket));
    }

    private LiveSocket page() throws IOException {
        RawSocket socket = connect(PAGE);
        assertThat(socket.status()).isEqualTo(101);
        return new LiveSocket(socket, check);
    }

    private RawSocket connect(String headers) throws IOException {
        return new RawSocket(server.address(), "/api/v1/live", headers, 0, new byte[0]);
    }

    private String ticket(Tokens who) throws IOException {
        String answer = send("POST", "/auth/live-ticket", who, null);
        return Json.read(answer, com.fasterxml.jackson.databind.JsonNode.class)
                .path("ticket")
                .asText();
    }

    private Tokens register(String name) throws IOException {
        String body = Json.write(Map.of("username", name, "password", "a hearth of one's own"));
        return Json.read(send("POST", "/auth/register", null, body), Tokens.class);
    }

    private String send(String method, String path, @Nullable Tokens who, @Nullable String body) throws IOException {
        try (Response answer = http.newCall(request(method, path, who, body)).execute()) {
            assertThat(answer.isSuccessful())
                    .as(method + " " + path + " " + answer.code())
                    .isTrue();
            return answer.body().string();
        }
    }

    private Request request(String method, String path, @Nullable Tokens who, @Nullable String body) {
        MediaType json = MediaType.get("application/json");
        Request.Builder request = new Request.Builder()
                .url(server.address().resolve("/api/v1" + path).toString())
                .method(
                        method,
                        body == null
                                ? RequestBody.create(new byte[0], null)
                                : RequestBody.create(body.getBytes(StandardCharsets.UTF_8), json));
        if (who != null) {
            request.header("Authorization", "Bearer " + who.accessToken().reveal());
        }
        return request.build();
    }
}
