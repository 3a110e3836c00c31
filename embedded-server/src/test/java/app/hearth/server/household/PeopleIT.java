package app.hearth.server.household;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Role;
import app.hearth.common.account.Tokens;
import app.hearth.common.household.Person;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import app.hearth.server.testing.ScriptedProvider;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleIT {
    private static final String NOTE = """
            {"content": "a secret of bob", "run": false, "role": "user", "status": "complete"}""";

    @TempDir
    private Path folder;

    private House house;
    private Tokens ada;
    private Tokens bob;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.register("ada");
        bob = house.register("bob");
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void theAdminSeesHowMuchEverybodyHoldsAndNothingOfWhatItSays() {
        String conversation = send(bob, "POST", "/conversations", "{\"title\": \"a title of bob\"}")
                .json()
                .path("id")
                .asText();
        send(bob, "POST", "/conversations/" + conversation + "/messages", NOTE);
        send(bob, "POST", "/conversations/" + conversation + "/messages", NOTE);
        Seen seen = send(ada, "GET", "/admin/users", null);
        assertThat(seen.text()).doesNotContain("of bob");
        List<Person> people = people("");
        assertThat(people).extracting(Person::username).containsExactly("ada", "bob");
        assertThat(people.getFirst().conversations()).isZero();
        assertThat(people.getLast().conversations()).isEqualTo(1);
        assertThat(people.getLast().messages()).isEqualTo(2);
        assertThat(people.getLast().role()).isEqualTo(Role.MEMBER);
        assertThat(people.getLast().lastSeenAt()).isNotNull();
    }

    @Test
    void anAdminsTokenSetsAForgottenPasswordOnceAndOpensNothing() {
        send(
                bob,
                "POST",
                "/settings/api-key",
                "{\"provider\": \"home\", \"base_url\": \"http://127.0.0.1:1\", \"key\": \"sk-1\"}");
        String path = "/admin/users/" + bob.user().id() + "/reset-password";
        String first = send(ada, "POST", path, null).json().path("token").asText();
        String token = send(ada, "POST", path, null).json().path("token").asText();
        assertThat(reset(first).code()).isEqualTo("invalid_credentials");
        assertThat(send(bob, "GET", "/auth/me", null).status()).isEqualTo(200);
        Seen seen = reset(token);
        assertThat(seen.status()).isEqualTo(200);
        Tokens again = Json.read(seen.text(), Tokens.class);
        assertThat(send(again, "GET", "/settings/api-keys", null)
                        .json()
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("lost");
        assertThat(send(bob, "GET", "/auth/me", null).code()).isEqualTo("session_revoked");
        assertThat(reset(token).code()).isEqualTo("invalid_credentials");
        assertThat(send(ada, "GET", "/admin/audit?act=user_reset", null).json().path("items"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.path("about_user_id").asText())
                        .isEqualTo(bob.user().id().toString()));
    }

    @Test
    void nobodyButAnAdminMakesATokenAndOnlyForAProfileThatIsThere() {
        assertThat(send(bob, "POST", "/admin/users/" + ada.user().id() + "/reset-password", null)
                        .code())
                .isEqualTo("forbidden");
        assertThat(send(ada, "POST", "/admin/users/" + UUID.randomUUID() + "/reset-password", null)
                        .code())
                .isEqualTo("not_found");
    }

    private Seen reset(String token) {
        return house.send(Call.of(
                "POST",
                "/auth/reset",
                null,
                "{\"token\": \"" + token + "\", \"new_password\": \"a new hearth of one's own\"}"));
    }

    @Test
    void theStatisticsCountEverything() {
        String conversation =
                send(bob, "POST", "/conversations", "{}").json().path("id").asText();
        send(bob, "POST", "/conversations/" + conversation + "/messages", NOTE);
        house.send(Call.of("POST", "/auth/logout", bob.accessToken().reveal(), null));
        JsonNode stats = send(ada, "GET", "/admin/stats", null).json();
        assertThat(stats.path("profiles").asInt()).isEqualTo(2);
        assertThat(stats.path("active_sessions").asInt()).isEqualTo(1);
        assertThat(stats.path("conversations").asInt()).isEqualTo(1);
        assertThat(stats.path("messages").asInt()).isEqualTo(1);
        assertThat(stats.path("database_bytes").asLong()).isGreaterThan(1000);
        assertThat(stats.path("version").asText()).isNotBlank();
    }

    @Test
    void aDisabledProfileIsOutAtOnceAndInAgainWhenItIsEnabledWithAllItHad() {
        send(bob, "POST", "/settings/api-key", "{\"provider\": \"home\", \"base_url\": \"http://127.0.0.1:1\"}");
        assertThat(change(ada, bob, "{\"is_active\": false}").status()).isEqualTo(200);
        Seen refused = send(bob, "GET", "/auth/me", null);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("session_revoked");
        assertThat(house.refresh(bob.refreshToken()).code()).isEqualTo("session_revoked");
        assertThat(house.login("bob", House.PASSWORD).status()).isEqualTo(403);
        assertThat(change(ada, bob, "{\"is_active\": true}").status()).isEqualTo(200);
        assertThat(house.refresh(bob.refreshToken()).code())
                .as("what has ended stays so")
                .isEqualTo("session_revoked");
        bob = Json.read(house.login("bob", House.PASSWORD).text(), Tokens.class);
        assertThat(send(bob, "GET", "/settings/api-keys", null)
                        .json()
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("ok");
    }

    @Test
    void theStreamsOfADisabledProfileEndBeforeTheirAnswerDoes() throws Exception {
        try (ScriptedProvider provider = new ScriptedProvider()) {
            send(
                    bob,
                    "POST",
                    "/settings/api-key",
                    "{\"provider\": \"home\", \"base_url\": \"" + provider.baseUrl() + "\"}");
            String conversation =
                    send(bob, "POST", "/conversations", "{}").json().path("id").asText();
            JsonNode run = send(
                            bob,
                            "POST",
                            "/conversations/" + conversation + "/messages",
                            "{\"content\": \"?\", \"provider\": \"home\", \"model\": \"any\"}")
                    .json()
                    .path("run");
            String path = "/runs/" + run.path("id").asText() + "/events";
            try (InputStream events =
                    house.open(Call.get(path, bob.accessToken().reveal()))) {
                change(ada, bob, "{\"is_active\": false}");
                String all = new String(events.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(all).doesNotContain("event: done", "event: error");
            }
            provider.finish();
        }
    }

    @Test
    void aPromotedMemberIsAdminAndADemotedAdminIsNotFromTheNextRequestOn() {
        assertThat(send(bob, "GET", "/admin/users", null).code()).isEqualTo("forbidden");
        change(ada, bob, "{\"role\": \"admin\"}");
        assertThat(send(bob, "GET", "/admin/users", null).status()).isEqualTo(200);
        change(ada, bob, "{\"role\": \"member\"}");
        assertThat(send(bob, "GET", "/admin/users", null).code()).isEqualTo("forbidden");
        assertThat(send(bob, "GET", "/auth/me", null).json().path("role").asText())
                .isEqualTo("member");
        assertThat(send(bob, "GET", "/sync/changes?since=0", null)
                        .json()
                        .path("items")
                        .findValuesAsText("entity"))
                .as("his other devices hear of it")
                .containsExactly("user");
    }

    @Test
    void theLastActiveAdminStaysOneWhateverAnybodyWishes() {
        for (String wish : List.of("{\"role\": \"member\"}", "{\"is_active\": false}")) {
            Seen seen = change(ada, ada, wish);
            assertThat(seen.status()).isEqualTo(409);
            assertThat(seen.json().path("detail").asText()).contains("last admin");
        }
        change(ada, bob, "{\"role\": \"admin\", \"is_active\": false}");
        assertThat(change(ada, ada, "{\"role\": \"member\"}").status())
                .as("a disabled admin does not count")
                .isEqualTo(409);
        change(ada, bob, "{\"is_active\": true}");
        assertThat(change(ada, ada, "{\"role\": \"member\"}").status()).isEqualTo(200);
        assertThat(send(ada, "GET", "/admin/users", null).status()).isEqualTo(403);
    }

    @Test
    void ofTwoAdminsWhoDemoteEachOtherAtOnceOneStays() throws Exception {
        for (int round = 0; round < 20; round++) {
            change(ada, bob, "{\"role\": \"admin\"}");
            List<Callable<Seen>> both = List.of(
                    () -> change(ada, bob, "{\"role\": \"member\"}"), () -> change(bob, ada, "{\"is_active\": false}"));
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Seen> answers =
                        threads.invokeAll(both).stream().map(Future::resultNow).toList();
                assertThat(answers).filteredOn(seen -> seen.status() == 200).hasSize(1);
            }
            if (send(bob, "GET", "/admin/users", null).status() == 200) {
                assertThat(change(bob, ada, "{\"is_active\": true}").status()).isEqualTo(200);
                ada = Json.read(house.login("ada", House.PASSWORD).text(), Tokens.class);
            }
        }
    }

    @Test
    void ofADeletedProfileNothingStaysButTheRowThatSaysSo() {
        String conversation =
                send(bob, "POST", "/conversations", "{}").json().path("id").asText();
        send(bob, "POST", "/conversations/" + conversation + "/messages", NOTE);
        assertThat(send(ada, "DELETE", "/admin/users/" + bob.user().id(), null).status())
                .isEqualTo(204);
        assertThat(send(bob, "GET", "/auth/me", null).status()).isEqualTo(401);
        assertThat(house.login("bob", House.PASSWORD).code()).isEqualTo("invalid_credentials");
        assertThat(send(ada, "GET", "/admin/stats", null)
                        .json()
                        .path("messages")
                        .asInt())
                .isZero();
        JsonNode rows = send(ada, "GET", "/admin/audit", null).json().path("items");
        assertThat(rows.findValuesAsText("act")).containsExactly("sign_in", "user_delete", "register");
        assertThat(rows.get(1).path("about_user_id").asText())
                .isEqualTo(bob.user().id().toString());
        assertThat(house.register("bob").user().id()).isNotEqualTo(bob.user().id());
    }

    @Test
    void nobodyDeletesThemselvesWithoutTheirPassword() {
        change(ada, bob, "{\"role\": \"admin\"}");
        Seen seen = send(ada, "DELETE", "/admin/users/" + ada.user().id(), null);
        assertThat(seen.status()).isEqualTo(409);
        assertThat(seen.json().path("detail").asText()).contains("password");
        assertThat(people("")).hasSize(2);
    }

    @Test
    void ofTwoAdminsWhoDeleteEachOtherAtOnceOneStays() throws Exception {
        for (int round = 0; round < 5; round++) {
            oneOfTwoStays();
            Tokens left = send(ada, "GET", "/auth/me", null).status() == 200 ? ada : bob;
            ada = left;
            bob = house.register("another-" + round);
        }
    }

    private void oneOfTwoStays() throws Exception {
        change(ada, bob, "{\"role\": \"admin\"}");
        List<Callable<Seen>> both = List.of(
                () -> send(ada, "DELETE", "/admin/users/" + bob.user().id(), null),
                () -> send(bob, "DELETE", "/admin/users/" + ada.user().id(), null));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Seen> answers =
                    threads.invokeAll(both).stream().map(Future::resultNow).toList();
            assertThat(answers).filteredOn(seen -> seen.status() == 204).hasSize(1);
        }
    }

    @Test
    void whatIsNotAnAdminsToChangeIsRefused() {
        for (String wish : List.of("{\"username\": \"x\"}", "{\"role\": \"owner\"}", "{\"is_active\": \"no\"}")) {
            assertThat(change(ada, bob, wish).status()).as(wish).isEqualTo(422);
        }
        assertThat(send(ada, "PATCH", "/admin/users/" + UUID.randomUUID(), "{\"role\": \"admin\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void noMemberChangesAnybodyNotEvenThemselves() {
        for (Tokens whom : List.of(ada, bob)) {
            assertThat(change(bob, whom, "{\"role\": \"admin\"}").status()).isEqualTo(403);
        }
        assertThat(people("")).extracting(Person::role).containsExactly(Role.ADMIN, Role.MEMBER);
    }

    @Test
    void aRepeatedWishHasOneEffectAndOneRow() {
        Call wish = Call.of(
                        "PATCH",
                        "/admin/users/" + bob.user().id(),
                        ada.accessToken().reveal(),
                        "{\"role\": \"admin\"}")
                .withHeader("Idempotency-Key", "k");
        assertThat(house.send(wish).status()).isEqualTo(200);
        assertThat(house.send(wish).status()).isEqualTo(200);
        JsonNode rows =
                send(ada, "GET", "/admin/audit?act=user_update", null).json().path("items");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).path("user_id").asText())
                .isEqualTo(ada.user().id().toString());
        assertThat(rows.get(0).path("about_user_id").asText())
                .isEqualTo(bob.user().id().toString());
    }

    @Test
    void pagesFollowOneAnotherTheOldestFirst() {
        for (int i = 0; i < 3; i++) {
            house.register("guest-" + i);
        }
        List<Person> paged = new ArrayList<>();
        @Nullable String next = "";
        while (next != null) {
            Seen page = send(ada, "GET", "/admin/users?limit=2" + next, null);
            page.json().path("items").forEach(item -> paged.add(Json.read(item.toString(), Person.class)));
            next = page.json().path("next_cursor").isNull()
                    ? null
                    : "&cursor=" + page.json().path("next_cursor").asText();
        }
        assertThat(paged).extracting(Person::username).containsExactly("ada", "bob", "guest-0", "guest-1", "guest-2");
    }

    private List<Person> people(String query) {
        List<Person> people = new ArrayList<>();
        send(ada, "GET", "/admin/users" + query, null)
                .json()
                .path("items")
                .forEach(item -> people.add(Json.read(item.toString(), Person.class)));
        return people;
    }

    private Seen change(Tokens who, Tokens whom, String wish) {
        return send(who, "PATCH", "/admin/users/" + whom.user().id(), wish);
    }

    private Seen send(Tokens who, String method, String path, @Nullable String body) {
        return house.send(new Call(method, path, who.accessToken().reveal(), body, Map.of()));
    }
}
