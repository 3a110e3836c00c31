package app.hearth.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.server.contract.RawClient.Seen;
import app.hearth.server.contract.RawClient.Sending;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The small print of the contract, tried with plain HTTP as a stranger's client would.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DetailsIT {
    @TempDir
    private static Path folder;

    private LiveServer server;
    private RawClient raw;
    private Person ada;

    @BeforeAll
    void start() throws Exception {
        server = LiveServer.start(folder);
        raw = new RawClient(server);
        ada = Person.movingIn(server, "Ada-Lovelace");
    }

    @AfterAll
    void stop() {
        ada.close();
        raw.close();
        server.close();
    }

    private Seen send(String method, String path, @Nullable String body) {
        return raw.send(Sending.of(method, "/api/v1" + path, ada.token()).withBody(body));
    }

    private Seen open(String path, String body) {
        return raw.send(Sending.of("POST", "/api/v1" + path, null).withBody(body));
    }

    private String conversation() {
        return send("POST", "/conversations", "{}").json().path("id").asText();
    }

    private static void assertField(Seen seen, String field) {
        assertThat(seen.status()).as(seen.body()).isEqualTo(422);
        assertThat(seen.json().path("errors").findValuesAsText("field"))
                .as(seen.body())
                .contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada-lovelace", "ADA-LOVELACE", "Ａｄａ-Lovelace", "  ada-lovelace "})
    void aNameThatCountsAsTheSameIsTaken(String name) {
        Seen seen = open("/auth/register", "{\"username\": \"" + name + "\", \"password\": \"a hearth of one's own\"}");
        assertThat(seen.status()).as(seen.body()).isEqualTo(409);
        assertThat(seen.code()).isEqualTo("conflict");
    }

    /// One such character counts as eighteen when titles and tags are searched and compared.
    @Test
    void aTitleThatGrowsWhenComparedIsTakenAndSuchATagIsRefused() {
        Seen titled = send("POST", "/conversations", "{\"title\": \"" + "\uFDFA".repeat(500) + "\"}");
        assertThat(titled.status()).as(titled.body()).isEqualTo(201);
        assertField(send("POST", "/tags", "{\"name\": \"" + "\uFDFA".repeat(64) + "\"}"), "name");
    }

    @ParameterizedTest
    @CsvSource({"ab, username", "'', username"})
    void aNameThatIsTooShortIsRefused(String name, String field) {
        assertField(
                open("/auth/register", "{\"username\": \"" + name + "\", \"password\": \"a hearth of one's own\"}"),
                field);
    }

    @Test
    void namesAndPasswordsHaveLimits() {
        assertField(
                open(
                        "/auth/register",
                        "{\"username\": \"" + "x".repeat(65) + "\", \"password\": \"a hearth of one's own\"}"),
                "username");
        assertField(open("/auth/register", "{\"username\": \"grace\", \"password\": \"1234567\"}"), "password");
        assertField(open("/auth/register", "{\"username\": \"grace\", \"password\": \"password\"}"), "password");
        assertField(
                open("/auth/register", "{\"username\": \"grace\", \"password\": \"" + "ab".repeat(129) + "\"}"),
                "password");
        assertThat(open("/auth/register", "{\"password\": \"a hearth of one's own\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void withAnAddressAloneTheNameIsDerived() {
        Seen seen =
                open("/auth/register", "{\"email\": \"grace@example.org\", \"password\": \"a hearth of one's own\"}");
        assertThat(seen.status()).as(seen.body()).isEqualTo(201);
        assertThat(seen.json().at("/user/username").asText()).isEqualTo("grace");
        String token = seen.json().path("access_token").asText();
        Seen taken = raw.send(Sending.of("PATCH", "/api/v1/auth/me", token).withBody("{\"email\": null}"));
        assertThat(taken.json().path("email").isNull()).isTrue();
        raw.send(Sending.of("PATCH", "/api/v1/auth/me", token).withBody("{\"email\": \"GRACE@example.org\"}"));
        assertThat(send("PATCH", "/auth/me", "{\"email\": \"grace@example.org\"}")
                        .code())
                .isEqualTo("conflict");
    }

    @Test
    void anUnknownNameAndAWrongPasswordAreTheSameAnswer() {
        Seen unknown = open("/auth/login", "{\"username\": \"nobody-here\", \"password\": \"wrong password\"}");
        Seen wrong = open("/auth/login", "{\"username\": \"ada-lovelace\", \"password\": \"wrong password\"}");
        assertThat(unknown).isEqualTo(wrong);
        assertThat(unknown.code()).isEqualTo("invalid_credentials");
        assertThat(open("/auth/refresh", "{\"refresh_token\": \"none\"}").code())
                .isEqualTo("unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "x", "1.5", "", "99999999999999999999"})
    void aLimitIsAWholeNumberFrom1To200(String limit) {
        for (String path : new String[] {
            "/conversations",
            "/tags",
            "/settings/api-keys",
            "/settings/local-providers",
            "/auth/sessions",
            "/sync/changes",
            "/conversations/" + ada.conversation().id() + "/messages"
        }) {
            assertField(send("GET", path + "?limit=" + limit, null), "limit");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%00", "AAAA", "1", "eyJ9", "-"})
    void aCursorThatIsNoneIsRefused(String cursor) {
        for (String path : new String[] {
            "/conversations", "/conversations/" + ada.conversation().id() + "/messages", "/tags"
        }) {
            Seen seen = send("GET", path + "?cursor=" + cursor, null);
            assertThat(seen.status()).as(path + " " + seen.body()).isIn(400, 422);
        }
    }

    @Test
    void pagesShowEverythingOnce() {
        for (int i = 0; i < 7; i++) {
            send("POST", "/conversations", "{\"title\": \"page " + i + "\"}");
        }
        Set<String> seen = new HashSet<>();
        String cursor = "";
        int count = 0;
        do {
            JsonNode page =
                    send("GET", "/conversations?q=page&limit=3" + cursor, null).json();
            assertThat(page.path("items").size()).isBetween(1, 3);
            page.path("items").forEach(item -> seen.add(item.path("title").asText()));
            count += page.path("items").size();
            cursor = page.path("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("next_cursor").asText();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(7);
        assertThat(count).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": 7}                            | title",
                "{\"titel\": \"x\"}                        | titel",
                "{\"pinned\": null}                        | pinned",
                "{\"pinned\": \"yes\"}                     | pinned",
                "{\"archived\": null}                      | archived",
                "{\"tags\": \"home\"}                      | tags",
                "{\"tags\": [\"\"]}                        | tags",
                "{\"current_leaf_id\": \"x\"}              | current_leaf_id"
            })
    void aPatchNamesTheFieldThatDoesNotFit(String body, String field) {
        Seen seen = send("PATCH", "/conversations/" + conversation(), body);
        assertThat(seen.status()).as(body + " " + seen.body()).isEqualTo(422);
        assertThat(seen.json().at("/errors/0/field").asText()).as(seen.body()).startsWith(field);
    }

    @Test
    void nullTakesAwayAndAbsentLeaves() {
        String path = "/conversations/"
                + send("POST", "/conversations", "{\"title\": \"t\", \"system_prompt\": \"s\", \"tags\": [\"a\"]}")
                        .json()
                        .path("id")
                        .asText();
        JsonNode changed = send("PATCH", path, "{\"pinned\": true}").json();
        assertThat(changed.path("system_prompt").asText()).isEqualTo("s");
        assertThat(changed.path("tags")).hasSize(1);
        JsonNode cleared =
                send("PATCH", path, "{\"system_prompt\": null, \"tags\": null}").json();
        assertThat(cleared.path("system_prompt").isNull()).isTrue();
        assertThat(cleared.path("tags")).isEmpty();
        assertThat(cleared.path("pinned").asBoolean()).isTrue();
        assertThat(cleared.path("title").asText()).isEqualTo("t");
        JsonNode untitled = send("PATCH", path, "{\"title\": null}").json();
        assertThat(untitled.path("title").asText()).isEmpty();
        assertThat(untitled.path("title_source").asText()).isEqualTo("none");
    }

    @Test
    void textHasItsLimits() {
        String path = "/conversations/" + conversation();
        assertField(send("PATCH", path, "{\"title\": \"" + "x".repeat(501) + "\"}"), "title");
        assertField(send("PATCH", path, "{\"system_prompt\": \"" + "x".repeat(100_001) + "\"}"), "system_prompt");
        String emoji = "😀".repeat(500);
        assertThat(send("PATCH", path, "{\"title\": \"" + emoji + "\"}")
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo(emoji);
        assertField(send("POST", "/tags", "{\"name\": \"" + "x".repeat(65) + "\"}"), "name");
        assertField(send("POST", "/tags", "{\"name\": \" \"}"), "name");
        String many = "\"t\",".repeat(50) + "\"t\"";
        assertThat(send("PATCH", path, "{\"tags\": [" + many + "]}").status()).isIn(200, 422);
        StringBuilder different = new StringBuilder("\"t0\"");
        for (int i = 1; i < 51; i++) {
            different.append(", \"t").append(i).append('"');
        }
        assertField(send("PATCH", path, "{\"tags\": [" + different + "]}"), "tags");
    }

    @Test
    void aChangeForAStaleStateIsRefused() {
        String path = "/conversations/" + conversation();
        Seen first = send("GET", path, null);
        String tag = first.header("ETag").orElseThrow();
        Sending patch = Sending.of("PATCH", "/api/v1" + path, ada.token()).withBody("{\"title\": \"one\"}");
        Seen changed = raw.send(patch.withHeader("If-Match", tag));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        Seen stale = raw.send(patch.withBody("{\"title\": \"two\"}").withHeader("If-Match", tag));
        assertThat(stale.code()).isEqualTo("version_mismatch");
        assertThat(send("GET", path, null).json().path("title").asText()).isEqualTo("one");
        String fresh = changed.header("ETag").orElseThrow();
        assertThat(raw.send(patch.withBody("{\"title\": \"two\"}").withHeader("If-Match", fresh))
                        .status())
                .isEqualTo(200);
        assertThat(raw.send(Sending.of("DELETE", "/api/v1" + path, ada.token()).withHeader("If-Match", fresh))
                        .code())
                .isEqualTo("version_mismatch");
        assertThat(raw.send(patch.withHeader("If-Match", "*")).status()).isEqualTo(200);
    }

    @Test
    void theSameCreateAgainHasNoSecondEffect() {
        String id = UUID.randomUUID().toString();
        String body = "{\"id\": \"" + id + "\", \"title\": \"once\"}";
        assertThat(send("POST", "/conversations", body).status()).isEqualTo(201);
        send("PATCH", "/conversations/" + id, "{\"title\": \"changed\"}");
        Seen again = send("POST", "/conversations", body);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("title").asText()).isEqualTo("changed");
    }

    @Test
    void anIdempotencyKeyGivesOneEffectAndOneAnswer() {
        Sending create = Sending.of("POST", "/api/v1/conversations", ada.token())
                .withBody("{\"title\": \"idempotent\"}")
                .withHeader("Idempotency-Key", "one wish");
        Seen first = raw.send(create);
        Seen second = raw.send(create);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second).isEqualTo(first);
        assertThat(send("GET", "/conversations?q=idempotent", null).json().path("items"))
                .hasSize(1);
        Seen other = raw.send(create.withBody("{\"title\": \"other\"}").withHeader("Idempotency-Key", "one wish"));
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void aQuestionIsAskedOnceForOneIdempotencyKey() {
        String path = "/conversations/" + conversation() + "/messages";
        Sending ask = Sending.of("POST", "/api/v1" + path, ada.token())
                .withBody("{\"content\": \"?\", \"provider\": \"ada-lovelace-provider\", \"model\": \"steady\"}")
                .withHeader("Idempotency-Key", "one question");
        Seen first = raw.send(ask);
        Seen second = raw.send(ask);
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.json().at("/run/id")).isEqualTo(first.json().at("/run/id"));
        assertThat(send("GET", path + "?all=true", null).json().path("items")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16"})
    void onlyJsonIsTaken(String type) {
        Seen seen = raw.send(Sending.of("POST", "/api/v1/tags", ada.token())
                .withBody("{\"name\": \"typed\"}")
                .withHeader("Content-Type", type));
        assertThat(seen.code()).isEqualTo("unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "[]", "{", "{}x", "null", "\"a\"", "{\"name\": \"a\", \"name\": \"b\"}", "{\"name\": NaN}"})
    void whatIsNotTheJsonOfThisCallIsRefused(String body) {
        Seen seen = send("POST", "/tags", body);
        assertThat(seen.status()).as(seen.body()).isIn(400, 422);
    }

    @Test
    void textThatNobodyCanKeepIsRefused() {
        assertThat(send("POST", "/tags", "{\"name\": \"a\\u0000b\"}").status()).isIn(400, 422);
        assertThat(send("POST", "/tags", "{\"name\": \"a\\ud800b\"}").status()).isIn(400, 422);
    }

    @Test
    void aPathOrMethodThatIsNotOfferedIsNamed() {
        RawClient unchecked = RawClient.unwatched(server);
        Seen method =
                unchecked.send(Sending.of("PUT", "/api/v1/tags", ada.token()).withBody("{}"));
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.code()).isEqualTo("method_not_allowed");
        assertThat(method.header("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET", "POST"));
        Seen path = unchecked.send(Sending.of("GET", "/api/v1/attic", ada.token()));
        assertThat(path.code()).isEqualTo("not_found");
        unchecked.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.2.3", "999999999999999999999"})
    void anEventIdThatIsNoneIsRefused(String id) {
        Seen seen =
                raw.send(Sending.of("GET", "/api/v1/runs/" + ada.posted().run().id() + "/events", ada.token())
                        .withHeader("Last-Event-ID", id));
        assertThat(seen.status()).as(seen.body()).isEqualTo(422);
    }

    @Test
    void aStreamTakenUpAgainHasEveryCharacterOnce() {
        String path = "/api/v1/runs/" + ada.posted().run().id() + "/events";
        int length = MadeUpProvider.ANSWER.codePointCount(0, MadeUpProvider.ANSWER.length());
        for (int i = 0; i <= length; i++) {
            Seen seen = raw.send(Sending.of("GET", path, ada.token()).withHeader("Last-Event-ID", i + ".13"));
            StringBuilder text = new StringBuilder();
            seen.body()
                    .lines()
                    .filter(line -> line.startsWith("data: {\"text\""))
                    .forEach(line ->
                            text.append(json(line.substring(6)).path("text").asText()));
            assertThat(text.toString())
                    .isEqualTo(MadeUpProvider.ANSWER.substring(MadeUpProvider.ANSWER.offsetByCodePoints(0, i)));
            assertThat(seen.body()).contains("event: done");
        }
    }

    private static JsonNode json(String text) {
        return new Seen(200, java.util.List.of(), text).json();
    }
}
