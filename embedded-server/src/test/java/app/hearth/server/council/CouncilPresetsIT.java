package app.hearth.server.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.Login;
import app.hearth.common.account.Registration;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilPresetId;
import app.hearth.common.council.CouncilPresetPatch;
import app.hearth.common.council.CouncilPrompts;
import app.hearth.common.council.NewCouncilPreset;
import app.hearth.common.key.ModelRef;
import app.hearth.common.secret.Secret;
import app.hearth.common.sync.Change;
import app.hearth.common.sync.ChangeOp;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Field;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The councils that profiles keep.
class CouncilPresetsIT {
    private static final ModelRef SMALL = new ModelRef("home", "small");
    private static final ModelRef LARGE = new ModelRef("home", "large/ünïcode \"quoted\"");
    private static final CouncilPrompts PROMPTS = new CouncilPrompts("Be short.", "Be fair.", "Be wise.");

    @TempDir
    private Path folder;

    private House house;
    private HearthClient ada;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = registered("ada");
    }

    private HearthClient registered(String name) {
        HearthClient client = house.client();
        client.register(new Registration(name, null, Secret.of(House.PASSWORD), null, null, null, null));
        return client;
    }

    @AfterEach
    void moveOut() {
        ada.close();
        house.close();
    }

    private CouncilPreset create(String name) {
        return create(name, List.of(LARGE, SMALL, SMALL), SMALL, PROMPTS);
    }

    private CouncilPreset create(
            String name, List<ModelRef> seats, ModelRef chairman, @Nullable CouncilPrompts prompts) {
        return ada.councils().createPreset(new NewCouncilPreset(null, name, seats, chairman, prompts));
    }

    private static List<ModelRef> seats(int count) {
        return Collections.nCopies(count, SMALL);
    }

    private static void assertInvalid(String field, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo(field)));
    }

    private static void assertProblem(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aPresetKeepsEverythingItWasGivenInItsOrderOverARestart() throws Exception {
        CouncilPreset made = create(" Elders ");
        house.restart();
        ada.close();
        ada = house.client();
        ada.login(new Login("ada", null, Secret.of(House.PASSWORD), null, null));
        CouncilPreset kept = ada.councils().preset(made.id());
        assertThat(kept).isEqualTo(made);
        assertThat(kept.name()).isEqualTo("Elders");
        assertThat(kept.seats()).containsExactly(LARGE, SMALL, SMALL);
        assertThat(kept.chairman()).isEqualTo(SMALL);
        assertThat(kept.prompts()).isEqualTo(PROMPTS);
    }

    @Test
    void aPresetMayHaveNoPromptsAndModelsWithoutAKey() {
        assertThat(ada.keys().list().items()).isEmpty();
        assertThat(create("Elders", seats(2), LARGE, null).prompts()).isEqualTo(CouncilPrompts.NONE);
        CouncilPrompts blank = new CouncilPrompts(" \n", "Be fair.", null);
        assertThat(create("Elders", seats(2), LARGE, blank).prompts())
                .isEqualTo(new CouncilPrompts(null, "Be fair.", null));
    }

    @Test
    void presetsAreListedAsPeopleSort() {
        List.of("zander", "apple", "Beet").forEach(this::create);
        assertThat(ada.councils().presets().items())
                .extracting(CouncilPreset::name)
                .containsExactly("apple", "Beet", "zander");
    }

    @Test
    void aChangeTouchesOnlyWhatItNamesAndNullTakesPromptsAway() {
        CouncilPreset made = create("Elders");
        CouncilPreset named = ada.councils()
                .updatePreset(
                        made.id(),
                        new CouncilPresetPatch(Field.of("Youngsters"), Field.absent(), Field.absent(), Field.absent()));
        assertThat(named)
                .isEqualTo(new CouncilPreset(
                        made.id(), "Youngsters", made.seats(), SMALL, PROMPTS, 2, made.createdAt(), named.updatedAt()));
        CouncilPreset seated = ada.councils()
                .updatePreset(
                        made.id(),
                        new CouncilPresetPatch(
                                Field.absent(), Field.of(List.of(SMALL, LARGE)), Field.of(LARGE), Field.of(null)));
        assertThat(seated.seats()).containsExactly(SMALL, LARGE);
        assertThat(seated.chairman()).isEqualTo(LARGE);
        assertThat(seated.prompts()).isEqualTo(CouncilPrompts.NONE);
        assertThat(seated.name()).isEqualTo("Youngsters");
        assertThat(ada.councils().preset(made.id())).isEqualTo(seated);
    }

    @Test
    void whatIsOutOfBoundsIsRefusedWithItsField() {
        assertInvalid("name", () -> create(" "));
        assertInvalid("name", () -> create("x".repeat(101)));
        assertInvalid("name", () -> create("a\u0007b"));
        assertInvalid("seats", () -> create("n", seats(1), SMALL, null));
        assertInvalid("seats", () -> create("n", seats(17), SMALL, null));
        assertInvalid("seats", () -> create("n", List.of(SMALL, new ModelRef("home", " ")), SMALL, null));
        assertInvalid("chairman", () -> create("n", seats(2), new ModelRef("x".repeat(65), "m"), null));
        assertInvalid("chairman", () -> create("n", seats(2), new ModelRef("home", "x".repeat(257)), null));
        String tooLong = "x".repeat(100_001);
        assertInvalid("prompts.seat", () -> create("n", seats(2), SMALL, new CouncilPrompts(tooLong, null, null)));
        assertInvalid("prompts.judge", () -> create("n", seats(2), SMALL, new CouncilPrompts(null, tooLong, null)));
        assertInvalid("prompts.chairman", () -> create("n", seats(2), SMALL, new CouncilPrompts(null, null, tooLong)));
        assertThat(ada.councils().presets().items()).isEmpty();
    }

    @Test
    void whatIsJustWithinBoundsIsKept() {
        ModelRef longest = new ModelRef("x".repeat(64), "ü".repeat(256));
        String longestPrompt = "x".repeat(100_000);
        CouncilPrompts prompts = new CouncilPrompts(longestPrompt, longestPrompt, longestPrompt);
        CouncilPreset made = create("😀".repeat(100), Collections.nCopies(16, longest), longest, prompts);
        assertThat(ada.councils().preset(made.id())).isEqualTo(made);
        assertThat(made.seats()).hasSize(16).containsOnly(longest);
        assertThat(made.prompts()).isEqualTo(prompts);
        assertThat(create("n", seats(2), SMALL, null).seats()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name': null}                                        | name",
                "{'seats': null}                                       | seats",
                "{'chairman': null}                                    | chairman",
                "{'seats': [null, null]}                               | seats",
                "{'seats': [{'provider': 'p'}, {'provider': 'p'}]}     | seats",
                "{'seats': {}}                                         | seats",
                "{'chairman': 'm'}                                     | chairman",
                "{'prompts': {'seat': 1}}                              | prompts",
                "{'prompts': {'clerk': 'Write.'}}                      | prompts",
                "{'version': 7}                                        | version"
            })
    void aPatchNamesTheFieldThatDoesNotFitAndChangesNothing(String body, String field) {
        CouncilPreset made = create("Elders");
        Seen seen = send("PATCH", "/council-presets/" + made.id(), body.replace('\'', '"'));
        assertThat(seen.status()).as(seen.text()).isEqualTo(422);
        assertThat(seen.json().at("/errors/0/field").asText()).startsWith(field);
        assertThat(ada.councils().preset(made.id())).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name': 'n', 'chairman': {'provider': 'p', 'model': 'm'}} | seats",
                "{'name': 'n', 'seats': [], 'chairman': null}               | chairman",
                "{'seats': []}                                              | name"
            })
    void aCouncilWithoutWhatItNeedsIsRefused(String body, String field) {
        Seen seen = send("POST", "/council-presets", body.replace('\'', '"'));
        assertThat(seen.status()).as(seen.text()).isEqualTo(422);
        assertThat(seen.json().at("/errors/0/field").asText()).as(seen.text()).isEqualTo(field);
    }

    private Seen send(String method, String path, String body) {
        return house.send(Call.of(method, path, ada.accessToken().reveal(), body));
    }

    @Test
    void aChangeOfAStaleStateIsRefused() {
        CouncilPreset made = create("Elders");
        String path = "/council-presets/" + made.id();
        String token = ada.accessToken().reveal();
        String tag = Objects.requireNonNull(
                        house.send(Call.get(path, token)).headers().get("etag"))
                .getFirst();
        Call unseen = Call.get(path, token).withHeader("If-None-Match", tag);
        assertThat(house.send(unseen).status()).isEqualTo(304);
        Call change =
                Call.of("PATCH", path, token, "{\"name\": \"Youngsters\"}").withHeader("If-Match", tag);
        assertThat(house.send(change).json().path("version").asInt()).isEqualTo(2);
        assertThat(house.send(change).code()).isEqualTo("version_mismatch");
        Call delete = Call.of("DELETE", path, token, null);
        assertThat(house.send(delete.withHeader("If-Match", tag)).code()).isEqualTo("version_mismatch");
        assertThat(house.send(unseen).status()).isEqualTo(200);
        assertThat(house.send(delete).status()).isEqualTo(204);
        assertThat(house.send(delete).code()).isEqualTo("not_found");
    }

    @Test
    void oneWishHasOneEffect() {
        String body = """
                {"name": "Elders", "seats": [{"provider": "p", "model": "m"}, {"provider": "p", "model": "m"}],
                 "chairman": {"provider": "p", "model": "m"}}""";
        Call create = Call.of("POST", "/council-presets", ada.accessToken().reveal(), body)
                .withHeader("Idempotency-Key", "one council");
        Seen first = house.send(create);
        Seen second = house.send(create);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(ada.councils().presets().items()).hasSize(1);
        NewCouncilPreset again = new NewCouncilPreset(
                ada.councils().presets().items().getFirst().id(), "Other", seats(5), SMALL, PROMPTS);
        assertThat(ada.councils().createPreset(again).name()).isEqualTo("Elders");
    }

    @Test
    void thereAreAtMostTwoHundred() {
        IntStream.range(0, 200).forEach(i -> create("n" + i));
        assertProblem(ErrorCode.CONFLICT, () -> create("one more"));
        assertThat(ada.councils().presets().items()).hasSize(200);
        try (HearthClient ben = registered("ben")) {
            NewCouncilPreset his = new NewCouncilPreset(null, "Ben's", seats(2), SMALL, null);
            assertThat(ben.councils().createPreset(his).version()).isEqualTo(1);
        }
        ada.councils().deletePreset(ada.councils().presets().items().getFirst().id());
        assertThat(create("one more").version()).isEqualTo(1);
    }

    @Test
    void theFeedTellsOfPresetsUntilTheyAreGone() {
        long since = ada.sync().changes(0).nextSeq();
        CouncilPreset made = create("Elders");
        Change told = ada.sync().changes(since).items().getFirst();
        assertThat(told.entity()).isEqualTo("council_preset");
        assertThat(told.id()).isEqualTo(made.id().toString());
        assertThat(Objects.requireNonNull(told.data()).at("/seats/0/model").asText())
                .isEqualTo(LARGE.model());
        since = told.seq();
        ada.councils()
                .updatePreset(
                        made.id(),
                        CouncilPresetPatch.to(
                                new NewCouncilPreset(null, "Youngsters", made.seats(), made.chairman(), null)));
        assertThat(ada.sync().changes(since).items())
                .singleElement()
                .satisfies(change -> assertThat(Objects.requireNonNull(change.data())
                                .path("name")
                                .asText())
                        .isEqualTo("Youngsters"));
        since = ada.sync().changes(since).nextSeq();
        ada.councils().deletePreset(made.id());
        assertThat(ada.sync().changes(since).items())
                .singleElement()
                .satisfies(change -> assertThat(change.op()).isEqualTo(ChangeOp.DELETE));
    }

    @Test
    void anotherProfileSeesNothingOfThem() {
        CouncilPreset made = create("Elders");
        try (HearthClient ben = registered("ben")) {
            assertThat(ben.councils().presets().items()).isEmpty();
            assertProblem(ErrorCode.NOT_FOUND, () -> ben.councils().preset(made.id()));
            NewCouncilPreset his = new NewCouncilPreset(made.id(), "Ben's", seats(2), SMALL, null);
            ben.councils().createPreset(his);
            ben.councils().updatePreset(made.id(), CouncilPresetPatch.to(his));
            assertThat(ada.councils().preset(made.id())).isEqualTo(made);
            ben.councils().deletePreset(made.id());
            assertThat(ada.councils().preset(made.id())).isEqualTo(made);
            assertProblem(
                    ErrorCode.NOT_FOUND,
                    () -> ben.councils().deletePreset(CouncilPresetId.next(InstantSource.system())));
        }
    }

    @Test
    void theServerSaysThatItKeepsThem() {
        assertThat(ada.server().features()).contains("council_presets");
    }
}
