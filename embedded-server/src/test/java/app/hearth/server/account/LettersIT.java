package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.Tokens;
import app.hearth.common.embed.MailServer;
import app.hearth.common.embed.MailServer.Security;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.AtOnce;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import app.hearth.server.testing.LetterBox;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Addresses that are confirmed by letter.
class LettersIT {
    @TempDir
    private Path folder;

    private final LetterBox box = LetterBox.open();
    private House house;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder, box.address());
    }

    @AfterEach
    void moveOut() {
        house.close();
        box.close();
    }

    @Test
    void whoRegistersWithAnAddressGetsALetterThatConfirmsIt() {
        Tokens ada = register("ada@home.example");
        assertThat(box.letter(1).to()).isEqualTo("ada@home.example");
        assertThat(ada.user().emailVerified()).isFalse();
        assertThat(verify(box.letter(1).token()).status()).isEqualTo(204);
        assertThat(me(ada).json().path("email_verified").asBoolean()).isTrue();
        assertThat(resend(ada).code()).isEqualTo("conflict");
        assertThat(features()).contains("mail");
    }

    @Test
    void aNewAddressGetsALetterOfItsOwnAndVoidsTheOneBefore() {
        Tokens ada = register("ada@home.example");
        String first = box.letter(1).token();
        house.clock().forward(Duration.ofMinutes(2));
        change(ada, "{\"email\": \"ada@elsewhere.example\"}");
        assertThat(box.letter(2).to()).isEqualTo("ada@elsewhere.example");
        assertThat(verify(first).code()).isEqualTo("invalid_credentials");
        assertThat(verify(box.letter(2).token()).status()).isEqualTo(204);
        change(ada, "{\"display_name\": \"Ada L.\"}");
        assertThat(resend(ada).code()).isEqualTo("conflict");
        assertThat(box.letters()).hasSize(2);
    }

    @Test
    void aLetterIsAskedForAgainOnceAMinute() throws Exception {
        Tokens ada = register("ada@home.example");
        box.letter(1);
        assertThat(resend(ada).code()).isEqualTo("rate_limited");
        change(ada, "{\"email\": \"ada@elsewhere.example\"}");
        house.clock().forward(Duration.ofSeconds(61));
        assertThat(AtOnce.calls(8, _ -> resend(ada).status()))
                .containsOnlyOnce(204)
                .containsOnly(204, 429);
        assertThat(box.letter(2).to()).isEqualTo("ada@elsewhere.example");
        assertThat(verify(box.letter(2).token()).status()).isEqualTo(204);
        assertThat(box.letters()).hasSize(2);
    }

    /// Letters leave in the order in which they were posted, so the one before the next would be seen.
    @Test
    void theTokenOfAResetIsNeverMailed() {
        Tokens ada = register("ada@home.example");
        assertThat(verify(box.letter(1).token()).status()).isEqualTo(204);
        String path = "/admin/users/" + ada.user().id() + "/reset-password";
        Seen reset = house.send(Call.of("POST", path, ada.accessToken().reveal(), null));
        assertThat(reset.json().path("token").asText()).hasSize(43);
        register("bob@home.example");
        assertThat(box.letter(2).to()).isEqualTo("bob@home.example");
    }

    @Test
    void aMailServerThatIsGoneHoldsNobodyUp() {
        box.close();
        Tokens ada = register("ada@home.example");
        assertThat(me(ada).status()).isEqualTo(200);
        house.clock().forward(Duration.ofMinutes(2));
        assertThat(resend(ada).status()).isEqualTo(204);
    }

    @Test
    void aMailServerThatDoesNotAnswerHoldsNobodyUp(@TempDir Path elsewhere) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                House waiting = new House(elsewhere, mailServer(silent))) {
            Map<String, String> wanted = Map.of("email", "ada@home.example", "password", House.PASSWORD);
            waiting.send(Call.of("POST", "/auth/register", null, Json.write(wanted)))
                    .tokens();
            try (Socket sender = silent.accept()) {
                sender.setSoTimeout(100);
                assertThatThrownBy(() -> sender.getInputStream().read())
                        .as("it still waits for a greeting")
                        .isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    private static MailServer mailServer(ServerSocket at) {
        return new MailServer("localhost", at.getLocalPort(), Security.NONE, null, null, "hearth@home.example");
    }

    @Test
    void withoutAnAddressThereIsNothingToSend() {
        Tokens bob = house.register("bob");
        assertThat(resend(bob).code()).isEqualTo("conflict");
        assertThat(box.letters()).isEmpty();
    }

    private Tokens register(String email) {
        Map<String, String> wanted = Map.of("email", email, "password", House.PASSWORD);
        Seen seen = house.send(Call.of("POST", "/auth/register", null, Json.write(wanted)));
        assertThat(seen.status()).as(seen.text()).isEqualTo(201);
        return Json.read(seen.text(), Tokens.class);
    }

    private void change(Tokens who, String body) {
        assertThat(house.send(Call.of("PATCH", "/auth/me", who.accessToken().reveal(), body))
                        .status())
                .isEqualTo(200);
    }

    private Seen resend(Tokens who) {
        return house.send(
                Call.of("POST", "/auth/verify-email/resend", who.accessToken().reveal(), null));
    }

    private Seen verify(String token) {
        return house.send(Call.of("POST", "/auth/verify-email", null, Json.write(Map.of("token", token))));
    }

    private Seen me(Tokens who) {
        return house.send(Call.get("/auth/me", who.accessToken().reveal()));
    }

    private List<String> features() {
        return house.send(Call.get("/server", null))
                .json()
                .path("features")
                .valueStream()
                .map(feature -> feature.asText())
                .toList();
    }
}
