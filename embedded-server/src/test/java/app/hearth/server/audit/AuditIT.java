package app.hearth.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.audit.AuditEntry;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditIT {
    @TempDir
    private Path folder;

    private House house;
    private Tokens ada;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.register("ada");
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void eachActLeavesOneRowForItsProfileNewestFirst() {
        house.login("ada", "not her password");
        Tokens phone = Json.read(house.login("ada", House.PASSWORD).text(), Tokens.class);
        send("POST", "/settings/api-key", "{\"provider\": \"home\", \"base_url\": \"http://127.0.0.1:1\"}");
        send("DELETE", "/settings/api-key/home", null);
        send("POST", "/auth/unlock", "{\"password\": \"wrong as well\"}");
        send("POST", "/auth/unlock", "{\"password\": \"" + House.PASSWORD + "\"}");
        String session = list("/auth/audit", ada).get(4).sessionId() + "";
        send("DELETE", "/auth/sessions/" + session, null);
        house.send(Call.of("POST", "/auth/logout", phone.accessToken().reveal(), null));
        assertThat(list("/auth/audit", ada))
                .extracting(entry -> entry.act() + " " + entry.outcome())
                .containsExactly(
                        "session_revoke ok",
                        "unlock ok",
                        "unlock refused",
                        "key_delete ok",
                        "key_save ok",
                        "sign_in ok",
                        "sign_in refused",
                        "register ok");
        assertThat(list("/auth/audit", ada)).allSatisfy(entry -> {
            assertThat(entry.userId()).isEqualTo(ada.user().id());
            assertThat(entry.address()).isEqualTo("127.0.0.1");
        });
    }

    @Test
    void aRefusedActLeavesNoRowOfHavingBeenDone() {
        assertThat(send("DELETE", "/settings/api-key/unknown", null).status()).isEqualTo(404);
        assertThat(send("POST", "/settings/api-key", "{\"provider\": \"\"}").status())
                .isEqualTo(422);
        assertThat(list("/auth/audit", ada)).extracting(AuditEntry::act).containsExactly("register");
    }

    @Test
    void anOldRefreshTokenLeavesARowAboutTheTheft() {
        Secret first = ada.refreshToken();
        Tokens second = Json.read(house.refresh(first).text(), Tokens.class);
        house.refresh(second.refreshToken());
        assertThat(house.refresh(first).code()).isEqualTo("session_revoked");
        Tokens again = Json.read(house.login("ada", House.PASSWORD).text(), Tokens.class);
        assertThat(list("/auth/audit", again))
                .extracting(AuditEntry::act)
                .containsExactly("sign_in", "refresh_theft", "register");
    }

    @Test
    void aNameThatDoesNotExistIsNotWrittenDown() {
        house.login("hunter2 is my password", "x");
        assertThat(rows()).doesNotContain("hunter2").contains("sign_in");
        assertThat(list("/admin/audit", ada).getFirst().userId()).isNull();
    }

    private String rows() {
        return house.rows()
                .withHandle(handle ->
                        handle.createQuery("SELECT * FROM audit").mapToMap().list())
                .toString();
    }

    @Test
    void theAdminSeesEveryRowAndAMemberOnlyTheirOwn() {
        Tokens bob = house.register("bob");
        assertThat(list("/auth/audit", bob)).hasSize(1);
        assertThat(list("/admin/audit", ada))
                .extracting(AuditEntry::userId)
                .containsExactly(bob.user().id(), ada.user().id());
        assertThat(list("/admin/audit?user_id=" + bob.user().id(), ada)).hasSize(1);
        assertThat(list("/admin/audit?act=sign_in", ada)).isEmpty();
        assertThat(house.send(Call.get("/admin/audit", bob.accessToken().reveal()))
                        .code())
                .isEqualTo("forbidden");
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        for (int i = 0; i < 5; i++) {
            house.clock().forward(Duration.ofMillis(i % 2));
            house.login("ada", "wrong " + i);
        }
        List<AuditEntry> all = list("/auth/audit", ada);
        List<AuditEntry> paged = new ArrayList<>();
        @Nullable String next = "";
        while (next != null) {
            JsonNode page = house.send(Call.get(
                            "/auth/audit?limit=2" + next, ada.accessToken().reveal()))
                    .json();
            page.path("items").forEach(item -> paged.add(Json.read(item.toString(), AuditEntry.class)));
            next = page.path("next_cursor").isNull()
                    ? null
                    : "&cursor=" + page.path("next_cursor").asText();
        }
        assertThat(paged).isEqualTo(all).hasSize(6);
    }

    private List<AuditEntry> list(String path, Tokens who) {
        List<AuditEntry> entries = new ArrayList<>();
        house.send(Call.get(path, who.accessToken().reveal()))
                .json()
                .path("items")
                .forEach(item -> entries.add(Json.read(item.toString(), AuditEntry.class)));
        return entries;
    }

    private House.Seen send(String method, String path, @Nullable String body) {
        return house.send(Call.of(method, path, ada.accessToken().reveal(), body));
    }
}
