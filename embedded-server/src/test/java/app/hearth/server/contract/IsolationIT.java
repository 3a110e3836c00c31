package app.hearth.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Login;
import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Role;
import app.hearth.common.client.HearthClient;
import app.hearth.common.household.PersonPatch;
import app.hearth.common.secret.Secret;
import app.hearth.server.contract.RawClient.Seen;
import app.hearth.server.contract.RawClient.Sending;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Two profiles on one server: for every operation of the document, nobody gets in with a token that is not
/// theirs, and what belongs to Ada answers Bob byte for byte as what does not exist.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IsolationIT {
    @TempDir
    private static Path folder;

    private final OpenApi document = OpenApi.served();
    private LiveServer server;
    private RawClient raw;
    private Person ada;
    private Person bob;
    private Map<String, String> before;

    @BeforeAll
    void twoPeopleMoveIn() throws Exception {
        server = LiveServer.start(folder);
        raw = new RawClient(server);
        ada = Person.movingIn(server, "ada-lovelace");
        bob = Person.movingIn(server, "bob-kahn");
        before = everythingOf(ada);
    }

    @AfterEach
    void nothingOfAdaHasChanged() {
        assertThat(everythingOf(ada)).isEqualTo(before);
        server.check().assertFaultless();
    }

    @AfterAll
    void everybodyMovesOut() {
        ada.close();
        bob.close();
        raw.close();
        server.close();
    }

    @TestFactory
    List<DynamicTest> everyOperationRefusesWhoHasNoGoodToken() {
        Map<String, String> tokens = new LinkedHashMap<>(ForgedTokens.from(ada.token()));
        tokens.put("the refresh token", ada.tokens().refreshToken().reveal());
        assertThat(tokens).hasSizeGreaterThan(24);
        return guarded(operation -> {
            Seen bare = assertRefused(operation, null, "unauthorized", "no token");
            tokens.forEach((what, token) -> assertThat(assertRefused(operation, token, "unauthorized", what))
                    .as(what)
                    .isEqualTo(bare));
        });
    }

    @TestFactory
    List<DynamicTest> everyOperationRefusesTheTokenOfASessionThatHasEnded() {
        HearthClient device = server.client();
        Login login = new Login(ada.name(), null, Secret.of(Person.PASSWORD), null, "lost-device");
        String token = device.login(login).accessToken().reveal();
        device.logout();
        return guarded(operation -> assertRefused(operation, token, "session_revoked", "an ended session"));
    }

    @TestFactory
    List<DynamicTest> everyOperationRefusesADisabledProfile() {
        HearthClient client = server.client();
        Registration wanted = new Registration("disabled", null, Secret.of(Person.PASSWORD), null, null, null, null);
        String token = client.register(wanted).accessToken().reveal();
        ada.client().admin().update(client.account().me().id(), new PersonPatch(null, false));
        return guarded(operation -> assertRefused(operation, token, "session_revoked", "a disabled profile"));
    }

    private List<DynamicTest> guarded(java.util.function.Consumer<Operation> proof) {
        List<Operation> guarded =
                document.operations().stream().filter(Operation::asksForToken).toList();
        assertThat(guarded).hasSizeGreaterThan(30);
        return guarded.stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> proof.accept(operation)))
                .toList();
    }

    private Seen assertRefused(Operation operation, @Nullable String token, String code, String what) {
        Seen seen = raw.send(Samples.sending(operation, ada.ids(), token));
        assertThat(seen.status()).as(operation + " with " + what).isEqualTo(401);
        assertThat(seen.code()).as(operation + " with " + what).isEqualTo(code);
        return seen;
    }

    @TestFactory
    List<DynamicTest> whatIsOpenToAllTakesNoNoticeOfABadToken() {
        return document.operations().stream()
                .filter(operation -> !operation.asksForToken()
                        && !Set.of("register", "metrics", "csrf")
                                .contains(operation.id())) // whose answers differ each time
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Sending bare = Samples.sending(operation, ada.ids(), null);
                    assertThat(raw.send(Samples.sending(operation, ada.ids(), "garbage")))
                            .isEqualTo(raw.send(bare));
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> whatBelongsToAnotherDoesNotExist() {
        List<DynamicTest> tests = document.operations().stream()
                .filter(operation ->
                        operation.template().contains("{") && !operation.isForAdmins() && !isMaking(operation))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    assertSame(operation, ada.ids(), Ids.ofNobody());
                    if (operation.template().contains("{mid}")) {
                        Ids nobodys = Ids.ofNobody();
                        assertSame(
                                operation,
                                bob.ids().withMessage(ada.ids().message()),
                                bob.ids().withMessage(nobodys.message()));
                        assertSame(
                                operation,
                                ada.ids().withMessage(bob.ids().message()),
                                nobodys.withMessage(bob.ids().message()));
                    }
                }))
                .toList();
        assertThat(tests).hasSizeGreaterThan(15);
        return tests;
    }

    /// What makes one's own of any name, and so has no foreign one; that it leaves those alone is seen after each
    /// test.
    private static boolean isMaking(Operation operation) {
        return operation.id().equals("saveSecret");
    }

    private void assertSame(Operation operation, Ids foreign, Ids nobodys) {
        Seen ofAda = raw.send(Samples.sending(operation, foreign, bob.token()));
        Seen ofNobody = raw.send(Samples.sending(operation, nobodys, bob.token()));
        assertThat(ofAda).as(operation.toString()).isEqualTo(ofNobody);
        assertThat(ofAda.status()).as(operation + ": " + ofAda.body()).isEqualTo(404);
        assertThat(ofAda.code()).isEqualTo("not_found");
    }

    @TestFactory
    List<DynamicTest> anIdOfAnotherInABodyDoesNotExist() {
        Map<String, Sending> requests =
                ForeignIds.inBodies("/api/v1/conversations/" + bob.ids().conversation());
        return requests.entrySet().stream()
                .map(request -> DynamicTest.dynamicTest(request.getKey(), () -> {
                    Seen ofAda = raw.send(filled(request.getValue(), ada.ids()));
                    assertThat(ofAda.status()).as(ofAda.body()).isBetween(404, 422);
                    Ids nobodys = ofNobodyLike(ada.ids());
                    Seen ofNobody = raw.send(filled(request.getValue(), nobodys));
                    assertThat(ofAda.body().replace(ada.provider(), nobodys.provider()))
                            .isEqualTo(ofNobody.body());
                    assertThat(ofAda.headers()).isEqualTo(ofNobody.headers());
                    assertThat(ofAda.status()).isEqualTo(ofNobody.status());
                }))
                .toList();
    }

    /// A provider's name is repeated in the answer; one of the same length keeps the headers comparable.
    private static Ids ofNobodyLike(Ids ids) {
        Ids nobodys = Ids.ofNobody();
        return new Ids(
                nobodys.conversation(),
                nobodys.message(),
                nobodys.run(),
                nobodys.tag(),
                nobodys.session(),
                "x".repeat(ids.provider().length()),
                nobodys.attachment(),
                nobodys.preset(),
                nobodys.councilPreset(),
                nobodys.council());
    }

    private Sending filled(Sending request, Ids ids) {
        String body = Objects.requireNonNull(request.body())
                .replace("$message", ids.message())
                .replace("$provider", ids.provider())
                .replace("$own", bob.provider())
                .replace("$councilPreset", ids.councilPreset())
                .replace("$attachment", ids.attachment());
        return new Sending(request.method(), request.path(), bob.token(), body, Map.of());
    }

    @TestFactory
    List<DynamicTest> noCollectionShowsWhatBelongsToAnother() {
        List<String> marks = marksOf(ada);
        return document.operations().stream()
                .filter(operation -> operation.method().equals("get") && operation.asksForToken())
                .filter(operation -> !operation.isForAdmins() && !operation.isSocket())
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Seen seen = raw.send(Samples.sending(operation, bob.ids(), bob.token()));
                    assertThat(seen.status()).isEqualTo(200);
                    assertThat(seen.body()).doesNotContain(marks);
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> noMemberDoesWhatIsForAdmins() {
        return forbidden(bob.token());
    }

    @TestFactory
    List<DynamicTest> noAdminWhoWasDemotedDoesWhatIsForAdmins() {
        HearthClient client = server.client();
        Registration wanted = new Registration("demoted", null, Secret.of(Person.PASSWORD), null, null, null, null);
        String token = client.register(wanted).accessToken().reveal();
        ProfileId id = client.account().me().id();
        ada.client().admin().update(id, new PersonPatch(Role.ADMIN, null));
        assertThat(client.admin().stats().profiles()).isPositive();
        ada.client().admin().update(id, new PersonPatch(Role.MEMBER, null));
        return forbidden(token);
    }

    private List<DynamicTest> forbidden(String token) {
        List<Operation> forAdmins =
                document.operations().stream().filter(Operation::isForAdmins).toList();
        assertThat(forAdmins).hasSizeGreaterThan(5);
        return forAdmins.stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Seen seen = raw.send(Samples.sending(operation, bob.ids(), token));
                    assertThat(seen.status()).isEqualTo(403);
                    assertThat(seen.code()).isEqualTo("forbidden");
                }))
                .toList();
    }

    @Test
    void theMarksOfAdaAreFoundInWhatAdaSees() {
        String seen = String.join("", before.values());
        assertThat(seen).contains(marksOf(ada));
    }

    @Test
    void theTagAndTheTitleOfAnotherFindNothing() {
        for (String query : List.of("tag=" + ada.tag().id(), "tag=" + ada.tag().name(), "q=ada-lovelace")) {
            Seen seen = raw.send(Sending.of("GET", "/api/v1/conversations?" + query, bob.token()));
            assertThat(seen.json().path("items")).as(query + ": " + seen.body()).isEmpty();
        }
    }

    @Test
    void theTagOfAnotherIsNotTakenByItsId() {
        Person eve = Person.movingIn(server, "eve-rosser");
        Seen made = raw.send(Sending.of("POST", "/api/v1/conversations", eve.token())
                .withBody("{\"tags\": [\"" + ada.tag().id() + "\"]}"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body()).doesNotContain(ada.tag().name());
        eve.close();
    }

    @Test
    void aCursorOfAnotherShowsNothingOfTheirs() {
        for (int i = 0; i < 3; i++) {
            raw.send(Sending.of("POST", "/api/v1/tags", bob.token()).withBody("{\"name\": \"bob-" + i + "\"}"));
        }
        String path = "/api/v1/conversations?limit=1";
        Seen first = raw.send(Sending.of("GET", path, bob.token()));
        raw.send(Sending.of("POST", "/api/v1/conversations", bob.token()).withBody("{\"title\": \"bob-second\"}"));
        Seen page = raw.send(Sending.of("GET", path, bob.token()));
        assertThat(first.status()).isEqualTo(200);
        String cursor = page.json().path("next_cursor").asText();
        Seen foreign = raw.send(Sending.of("GET", path + "&cursor=" + cursor, ada.token()));
        assertThat(foreign.body()).doesNotContain("bob-");
    }

    @Test
    void idempotencyKeysOfTwoProfilesDoNotMeet() {
        String key = UUID.randomUUID().toString();
        Person carol = Person.movingIn(server, "carol-shaw");
        Sending ofBob = Sending.of("POST", "/api/v1/tags", bob.token()).withBody("{\"name\": \"mine\"}");
        Seen first = raw.send(ofBob.withHeader("Idempotency-Key", key));
        Seen other = raw.send(Sending.of("POST", "/api/v1/tags", carol.token())
                .withBody("{\"name\": \"mine\"}")
                .withHeader("Idempotency-Key", key));
        assertThat(first.status()).isEqualTo(201);
        assertThat(other.status()).isEqualTo(201);
        assertThat(other.json().path("id")).isNotEqualTo(first.json().path("id"));
        Seen different = raw.send(Sending.of("POST", "/api/v1/conversations", carol.token())
                .withBody("{}")
                .withHeader("Idempotency-Key", "of-carol"));
        assertThat(different.status()).isEqualTo(201);
        assertThat(raw.send(ofBob.withBody("{\"name\": \"else\"}").withHeader("Idempotency-Key", "of-carol"))
                        .status())
                .isEqualTo(201);
        carol.close();
    }

    @Test
    void idsOfTwoProfilesDoNotMeet() {
        Person dora = Person.movingIn(server, "dora-maar");
        Ids ids = ada.ids();
        String conversation = "/api/v1/conversations/" + ids.conversation();
        String message = """
                {"id": "%s", "content": "dora's", "run": false, "role": "user", "status": "complete"}""".formatted(ids.message());
        assertMade(Sending.of("POST", "/api/v1/conversations", dora.token())
                .withBody("{\"id\": \"" + ids.conversation() + "\", \"title\": \"dora's\"}"));
        assertMade(Sending.of("POST", "/api/v1/tags", dora.token())
                .withBody("{\"id\": \"" + ids.tag() + "\", \"name\": \"ada-lovelace-tag\"}"));
        assertMade(Sending.of("POST", "/api/v1/presets", dora.token())
                .withBody("{\"id\": \"" + ids.preset() + "\", \"name\": \"dora's\"}"));
        assertMade(Sending.of("POST", "/api/v1/council-presets", dora.token())
                .withBody("""
                {"id": "%s", "name": "dora's", "seats": [{"provider": "p", "model": "m"}, {"provider": "p", "model": "n"}],
                 "chairman": {"provider": "p", "model": "m"}}""".formatted(ids.councilPreset())));
        assertMade(Sending.of("POST", conversation + "/messages", dora.token()).withBody(message));
        Seen hers = raw.send(Sending.of("GET", conversation, dora.token()));
        assertThat(hers.json().path("title").asText()).isEqualTo("dora's");
        assertThat(hers.json().path("message_count").asInt()).isEqualTo(1);
        for (String path : List.of(
                "/conversations/" + ids.conversation(),
                "/tags/" + ids.tag(),
                "/presets/" + ids.preset(),
                "/council-presets/" + ids.councilPreset())) {
            Seen gone = raw.send(Sending.of("DELETE", "/api/v1" + path, dora.token()));
            assertThat(gone.status()).isEqualTo(204);
        }
        dora.close();
    }

    private void assertMade(Sending request) {
        Seen seen = raw.send(request);
        assertThat(seen.status()).as(seen.body()).isEqualTo(201);
    }

    private static List<String> marksOf(Person person) {
        List<String> marks = new ArrayList<>(List.of(person.name()));
        Ids ids = person.ids();
        marks.addAll(List.of(ids.conversation(), ids.message(), ids.run(), ids.tag(), ids.session(), ids.attachment()));
        marks.addAll(List.of(ids.preset(), ids.councilPreset(), ids.council()));
        return marks;
    }

    /// Every readable answer the person gets, without what reading itself changes.
    /// Without the audit log, which grows by what others try in Ada's name, and what admins see of everybody.
    private Map<String, String> everythingOf(Person person) {
        Map<String, String> everything = new HashMap<>();
        document.operations().stream()
                .filter(operation -> operation.method().equals("get") && operation.asksForToken())
                .filter(operation -> !operation.isForAdmins() && !operation.isSocket())
                .filter(operation -> !operation.id().equals("audit"))
                .forEach(operation -> {
                    Seen seen = raw.send(Samples.sending(operation, person.ids(), person.token()));
                    assertThat(seen.status()).as(operation + ": " + seen.body()).isEqualTo(200);
                    everything.put(
                            operation.id(), seen.body().replaceAll("\"(last_used_at|fetched_at)\":\"[^\"]*\"", ""));
                });
        return everything;
    }
}
