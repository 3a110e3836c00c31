package app.hearth.server.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.Login;
import app.hearth.common.account.Registration;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.key.ModelRef;
import app.hearth.common.prompt.NewPreset;
import app.hearth.common.prompt.Preset;
import app.hearth.common.prompt.PresetId;
import app.hearth.common.prompt.PresetPatch;
import app.hearth.common.prompt.PromptSettingsPatch;
import app.hearth.common.secret.Secret;
import app.hearth.common.sync.Change;
import app.hearth.common.sync.ChangeOp;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Field;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.House;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What profiles keep to tell models.
class PresetsIT {
    private static final JsonNode COOL = Json.read("{\"temperature\": 0.2}", JsonNode.class);

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

    private Preset create(String name) {
        return ada.prompts().create(new NewPreset(null, name, "You cook.", new ModelRef("home", "small"), COOL));
    }

    private static void assertInvalid(String field, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo(field)));
    }

    @Test
    void aPresetKeepsEverythingItWasGivenOverARestart() throws Exception {
        Preset made = create("Cook");
        house.restart();
        ada.close();
        ada = house.client();
        ada.login(new Login("ada", null, Secret.of(House.PASSWORD), null, null));
        Preset kept = ada.prompts().preset(made.id());
        assertThat(kept).isEqualTo(made);
        assertThat(kept.systemPrompt()).isEqualTo("You cook.");
        assertThat(kept.model()).isEqualTo(new ModelRef("home", "small"));
        assertThat(kept.params()).isEqualTo(COOL);
    }

    @Test
    void presetsAreListedAsPeopleSort() {
        List.of("zander", "apple", "Beet").forEach(this::create);
        assertThat(ada.prompts().presets().items()).extracting(Preset::name).containsExactly("apple", "Beet", "zander");
    }

    @Test
    void aChangeTouchesOnlyWhatItNamesAndNullTakesAway() {
        Preset made = create("Cook");
        Preset named = ada.prompts()
                .update(made.id(), new PresetPatch(Field.of("Chef"), Field.absent(), Field.absent(), Field.absent()));
        assertThat(named)
                .isEqualTo(new Preset(
                        made.id(), "Chef", "You cook.", made.model(), COOL, 2, made.createdAt(), named.updatedAt()));
        Preset bare = ada.prompts()
                .update(made.id(), new PresetPatch(Field.absent(), Field.of(null), Field.of(null), Field.of(null)));
        assertThat(bare.systemPrompt()).isNull();
        assertThat(bare.model()).isNull();
        assertThat(bare.params()).isNull();
        assertThat(bare.name()).isEqualTo("Chef");
    }

    @Test
    void whatIsOutOfBoundsIsRefusedWithItsField() {
        assertInvalid("name", () -> create(" "));
        assertInvalid("name", () -> create("x".repeat(101)));
        assertInvalid("system_prompt", () -> preset("x".repeat(100_001), null, null));
        assertInvalid("model", () -> preset(null, new ModelRef("home", " "), null));
        assertInvalid("model", () -> preset(null, new ModelRef("x".repeat(65), "m"), null));
        assertInvalid("params", () -> preset(null, null, Json.read("[1]", JsonNode.class)));
        String long16 = "{\"stop\": \"" + "x".repeat(16 * 1024) + "\"}";
        assertInvalid("params", () -> preset(null, null, Json.read(long16, JsonNode.class)));
        assertThat(ada.prompts().presets().items()).isEmpty();
        assertInvalid("system_prompt", () -> ada.prompts().change(PromptSettingsPatch.to("x".repeat(100_001))));
    }

    private void preset(@Nullable String prompt, @Nullable ModelRef model, @Nullable JsonNode params) {
        ada.prompts().create(new NewPreset(null, "n", prompt, model, params));
    }

    @Test
    void thereAreAtMostTwoHundred() {
        for (int i = 0; i < 200; i++) {
            create("n" + i);
        }
        assertThatThrownBy(() -> create("one more"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.CONFLICT));
    }

    @Test
    void theFeedTellsOfPresetsAndOfThePrompt() {
        long since = ada.sync().changes(0).nextSeq();
        Preset made = create("Cook");
        ada.prompts().change(PromptSettingsPatch.to("Be brief."));
        List<Change> changes = ada.sync().changes(since).items();
        assertThat(changes).extracting(Change::entity).containsExactly("preset", "prompt_settings");
        assertThat(Objects.requireNonNull(changes.getFirst().data())
                        .path("name")
                        .asText())
                .isEqualTo("Cook");
        assertThat(Objects.requireNonNull(changes.getLast().data())
                        .path("system_prompt")
                        .asText())
                .isEqualTo("Be brief.");
        since = ada.sync().changes(since).nextSeq();
        ada.prompts().change(PromptSettingsPatch.to("Be brief."));
        ada.prompts().delete(made.id());
        assertThat(ada.sync().changes(since).items()).singleElement().satisfies(change -> {
            assertThat(change.id()).isEqualTo(made.id().toString());
            assertThat(change.op()).isEqualTo(ChangeOp.DELETE);
        });
    }

    @Test
    void aPromptOfBlanksIsNone() {
        ada.prompts().change(PromptSettingsPatch.to("Be brief."));
        assertThat(ada.prompts().change(PromptSettingsPatch.to(" \n")).systemPrompt())
                .isNull();
        assertThat(ada.prompts().settings().systemPrompt()).isNull();
    }

    @Test
    void anotherProfileSeesNothingOfThem() {
        Preset made = create("Cook");
        ada.prompts().change(PromptSettingsPatch.to("Be brief."));
        try (HearthClient ben = registered("ben")) {
            assertThat(ben.prompts().presets().items()).isEmpty();
            assertThat(ben.prompts().settings().systemPrompt()).isNull();
            assertThatThrownBy(() -> ben.prompts().preset(made.id()))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.NOT_FOUND));
            ben.prompts().create(new NewPreset(made.id(), "Ben's", null, null, null));
            assertThat(ada.prompts().preset(made.id()).name()).isEqualTo("Cook");
            assertThatThrownBy(() -> ben.prompts().delete(PresetId.next(InstantSource.system())))
                    .isInstanceOf(ProblemException.class);
        }
    }
}
