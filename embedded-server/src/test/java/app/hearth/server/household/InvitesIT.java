package app.hearth.server.household;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.household.Invite;
import app.hearth.common.household.InviteState;
import app.hearth.common.household.IssuedInvite;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.AtOnce;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvitesIT {
    @TempDir
    private Path folder;

    private House house;
    private Tokens ada;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder, RegistrationPolicy.INVITE);
        Seen seen = house.register("ada", house.setUpCode().orElseThrow());
        ada = Json.read(seen.text(), Tokens.class);
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void whoComesByAnInvitationIsAMemberAndTheAdminSeesWho() {
        IssuedInvite issued = invite("{\"note\": \"for Bob\"}");
        assertThat(issued.code().reveal()).matches("([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}");
        Seen seen = house.register("bob", issued.code());
        assertThat(seen.status()).isEqualTo(201);
        Tokens bob = Json.read(seen.text(), Tokens.class);
        assertThat(bob.user().isAdmin()).isFalse();
        Invite used = list("").getFirst();
        assertThat(used.state()).isEqualTo(InviteState.USED);
        assertThat(used.usedBy()).isEqualTo(bob.user().id());
        assertThat(used.createdBy()).isEqualTo(ada.user().id());
        assertThat(used.note()).isEqualTo("for Bob");
    }

    @Test
    void aCodeIsReadHoweverItIsTyped() {
        String code = invite("{}").code().reveal();
        String typed = " "
                + code.toLowerCase(Locale.ROOT)
                        .replace("-", "")
                        .replace('0', 'o')
                        .replace('1', 'l');
        assertThat(house.register("bob", Secret.of(typed)).status()).isEqualTo(201);
    }

    @Test
    void whatIsNoGoodCodeIsRefusedInTheSameWordsWhateverTheReason() {
        Secret used = invite("{}").code();
        assertThat(house.register("bob", used).status()).isEqualTo(201);
        IssuedInvite revoked = invite("{}");
        assertThat(revoke(revoked).status()).isEqualTo(204);
        Secret expired = invite("{\"expires_in_days\": 1}").code();
        house.clock().forward(Duration.ofDays(1));
        ada = signedInAgain();
        List<Seen> answers = new ArrayList<>();
        for (Secret code : List.of(
                used, revoked.code(), expired, Secret.of("0000-0000-0000-0000-0000-0000-0000"), Secret.of(""))) {
            answers.add(house.register("carol", code));
        }
        assertThat(answers).allSatisfy(seen -> assertThat(seen.status()).isEqualTo(403));
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(answers.getFirst().code()).isEqualTo("forbidden");
        assertThat(house.login("carol", House.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void withoutACodeNobodyElseComesIn() {
        Seen seen = house.send(Call.of(
                "POST", "/auth/register", null, "{\"username\": \"bob\", \"password\": \"" + House.PASSWORD + "\"}"));
        assertThat(seen.status()).isEqualTo(403);
        assertThat(seen.json().path("detail").asText()).contains("invitation");
    }

    @Test
    void ofFiftyWhoComeAtOnceByOneInvitationExactlyOneGetsIn() throws Exception {
        Secret code = invite("{}").code();
        assertThat(AtOnce.calls(50, i -> house.register("guest-" + i, code).status()))
                .containsOnlyOnce(201)
                .containsOnly(201, 403);
        int profiles = house.rows()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM profile")
                        .mapTo(Integer.class)
                        .one());
        assertThat(profiles).isEqualTo(2);
    }

    @Test
    void aRegistrationThatFailsLeavesTheInvitationGood() {
        Secret code = invite("{}").code();
        assertThat(house.register("ADA", code).code()).isEqualTo("conflict");
        assertThat(list("").getFirst().state()).isEqualTo(InviteState.OPEN);
        assertThat(house.register("bob", code).status()).isEqualTo(201);
    }

    @Test
    void anInvitationIsGoodForSevenDaysUnlessOtherwiseSaidAndNeverForMoreThanThirty() {
        assertThat(lasts(invite("{}"))).isEqualTo(Duration.ofDays(7));
        assertThat(lasts(invite("{\"expires_in_days\": 30}"))).isEqualTo(Duration.ofDays(30));
        for (String days : List.of("0", "31", "-1")) {
            assertThat(post("{\"expires_in_days\": " + days + "}").status()).isEqualTo(422);
        }
        assertThat(post("{\"note\": \"two\\nlines\"}").status()).isEqualTo(422);
    }

    private static Duration lasts(IssuedInvite issued) {
        return Duration.between(issued.invite().createdAt(), issued.invite().expiresAt());
    }

    @Test
    void whoHasComeInIsNotThrownOutByRevokingTheInvitation() {
        IssuedInvite issued = invite("{}");
        house.register("bob", issued.code());
        Seen seen = revoke(issued);
        assertThat(seen.status()).isEqualTo(409);
        assertThat(seen.json().path("detail").asText()).contains("Disable");
    }

    @Test
    void theCodeIsStoredNowhereAndShownOnce() {
        IssuedInvite issued = invite("{}");
        String code = issued.code().reveal();
        String rows = house.rows()
                .withHandle(handle ->
                        handle.createQuery("SELECT * FROM invite").mapToMap().list())
                .toString();
        assertThat(rows).contains(issued.invite().id().toString()).doesNotContain(code, code.replace("-", ""));
        assertThat(send("GET", "/admin/invites", null).text()).doesNotContain(code);
    }

    @Test
    void aRepeatedWishGivesTheSameInvitationANewCodeAndTheFirstIsVoid() {
        IssuedInvite first = repeated("k");
        IssuedInvite second = repeated("k");
        assertThat(second.invite()).isEqualTo(first.invite());
        assertThat(list("")).hasSize(1);
        assertThat(house.register("bob", first.code()).status()).isEqualTo(403);
        assertThat(house.register("bob", second.code()).status()).isEqualTo(201);
        assertThat(keyed("k").status()).isEqualTo(409);
    }

    private IssuedInvite repeated(String key) {
        return Json.read(keyed(key).text(), IssuedInvite.class);
    }

    private Seen keyed(String key) {
        return house.send(
                new Call("POST", "/admin/invites", ada.accessToken().reveal(), "{}", Map.of("Idempotency-Key", key)));
    }

    @Test
    void eachActLeavesARow() {
        IssuedInvite issued = invite("{}");
        revoke(issued);
        house.register("bob", issued.code());
        String acts = send("GET", "/admin/audit", null).json().path("items").findValuesAsText("act")
                + send("GET", "/admin/audit", null)
                        .json()
                        .path("items")
                        .findValuesAsText("outcome")
                        .toString();
        assertThat(acts).isEqualTo("[register, invite_revoke, invite_create, register][refused, ok, ok, ok]");
    }

    @Test
    void pagesFollowOneAnotherNewestFirst() {
        for (int i = 0; i < 5; i++) {
            house.clock().forward(Duration.ofMillis(i % 2));
            invite("{\"note\": \"" + i + "\"}");
        }
        List<Invite> paged = new ArrayList<>();
        @Nullable String next = "";
        while (next != null) {
            Seen page = send("GET", "/admin/invites?limit=2" + next, null);
            page.json().path("items").forEach(item -> paged.add(Json.read(item.toString(), Invite.class)));
            next = page.json().path("next_cursor").isNull()
                    ? null
                    : "&cursor=" + page.json().path("next_cursor").asText();
        }
        assertThat(paged).isEqualTo(list("")).hasSize(5);
        assertThat(paged.getFirst().note()).isEqualTo("4");
    }

    @Test
    void aClosedServerTakesNobodyWhateverTheCode() throws Exception {
        Secret code = invite("{}").code();
        house.close();
        house = new House(folder.resolve("closed"), RegistrationPolicy.CLOSED);
        assertThat(house.register("bob", code).status()).isEqualTo(403);
    }

    private Tokens signedInAgain() {
        return Json.read(house.login("ada", House.PASSWORD).text(), Tokens.class);
    }

    private IssuedInvite invite(String body) {
        Seen seen = post(body);
        assertThat(seen.status()).as(seen.text()).isEqualTo(201);
        return Json.read(seen.text(), IssuedInvite.class);
    }

    private Seen post(String body) {
        return send("POST", "/admin/invites", body);
    }

    private Seen revoke(IssuedInvite issued) {
        return send("DELETE", "/admin/invites/" + issued.invite().id(), null);
    }

    private List<Invite> list(String query) {
        List<Invite> invites = new ArrayList<>();
        send("GET", "/admin/invites" + query, null)
                .json()
                .path("items")
                .forEach(item -> invites.add(Json.read(item.toString(), Invite.class)));
        return invites;
    }

    private Seen send(String method, String path, @Nullable String body) {
        return house.send(Call.of(method, path, ada.accessToken().reveal(), body));
    }
}
