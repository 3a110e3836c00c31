package app.hearth.desktop.council;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilPresetPatch;
import app.hearth.common.council.CouncilPrompts;
import app.hearth.common.council.NewCouncilPreset;
import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.SeatedProvider;
import app.hearth.desktop.fx.Background;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Choosing whom to ask, before the real server; everything on the thread of the test.
final class CouncilChoiceIT {
    private static final ModelRef ONE = SeatedProvider.model(1);
    private static final ModelRef TWO = SeatedProvider.model(2);
    private static final ModelRef THREE = SeatedProvider.model(3);
    private static final ConversationId HERE = ConversationId.next(InstantSource.system());
    private static final ConversationId THERE = ConversationId.next(InstantSource.system());

    private final RealHearth house;
    private final HearthClient anna;
    private final SeatedProvider provider = new SeatedProvider(3);
    private final ObservableList<Model> models = FXCollections.observableArrayList();
    private final CouncilChoiceViewModel choice;

    CouncilChoiceIT(@TempDir Path data) throws Exception {
        house = new RealHearth(data);
        anna = house.client();
        choice = new CouncilChoiceViewModel(new CouncilPresetsViewModel(anna, Background.sameThread()), models);
    }

    @BeforeEach
    void moveIn() {
        house.register(anna, "anna", "Kitchen");
        provider.serve(anna);
        models.setAll(anna.keys().models().items());
    }

    @AfterEach
    void close() {
        house.close();
        provider.close();
    }

    private CouncilPreset keep(String name, CouncilPrompts prompts, ModelRef... seats) {
        return anna.councils().createPreset(new NewCouncilPreset(null, name, List.of(seats), seats[0], prompts));
    }

    @Test
    void whoeverHasSetUpNoneBeginsWithWhatTheirKeysSuggest() {
        choice.toggle();
        assertThat(choice.seats().seats()).hasSize(3).contains(ONE, TWO, THREE);
        assertThat(choice.wish()).isPresent();
        assertThat(choice.line().get()).contains("model-1", "chairman");
    }

    @Test
    void whoeverKeepsSomeBeginsWithTheFirst() {
        CouncilPreset elders = keep("Elders", CouncilPrompts.NONE, TWO, THREE);
        keep("Youngsters", CouncilPrompts.NONE, ONE, ONE);
        choice.toggle();
        assertThat(choice.wish()).contains(new CouncilWish(List.of(TWO, THREE), TWO, Optional.of(elders.id())));
    }

    @Test
    void aSuggestionThatComesFirstWaitsForThoseThatAreKept() {
        CouncilPreset elders = keep("Elders", CouncilPrompts.NONE, TWO, THREE);
        Deque<Runnable> waiting = new ArrayDeque<>();
        Background background = new Background(waiting::add, Runnable::run);
        CouncilChoiceViewModel slow = new CouncilChoiceViewModel(new CouncilPresetsViewModel(anna, background), models);
        slow.toggle();
        waiting.removeLast().run();
        assertThat(slow.presets().suggestion().get()).isPresent();
        assertThat(slow.seats().seats()).isEmpty();
        waiting.remove().run();
        assertThat(slow.wish()).contains(new CouncilWish(List.of(TWO, THREE), TWO, Optional.of(elders.id())));
    }

    @Test
    void thoseWhoWereChosenStayWhenItIsSwitchedOffAndOn() {
        choice.toggle();
        choice.seats().take(List.of(THREE, THREE), ONE);
        choice.toggle();
        assertThat(choice.wish()).isEmpty();
        choice.toggle();
        assertThat(choice.seats().seats()).containsExactly(THREE, THREE);
    }

    @Test
    void eachConversationKeepsWhetherACouncilIsAskedInIt() {
        choice.moveTo(HERE);
        choice.toggle();
        choice.moveTo(THERE);
        assertThat(choice.on().get()).isFalse();
        choice.moveTo(HERE);
        assertThat(choice.on().get()).isTrue();
        choice.toggle();
        choice.moveTo(THERE);
        choice.moveTo(HERE);
        assertThat(choice.on().get()).isFalse();
    }

    @Test
    void aConversationThatBeginsWithACouncilGoesOnWithIt() {
        choice.moveTo(null);
        choice.toggle();
        choice.begun(HERE);
        choice.moveTo(null);
        assertThat(choice.on().get()).isFalse();
        choice.moveTo(HERE);
        assertThat(choice.on().get()).isTrue();
        choice.forget();
        choice.moveTo(HERE);
        assertThat(choice.on().get()).isFalse();
    }

    @Test
    void whatItWillCostGrowsWithWhatEverybodyIsTold() {
        assertThat(choice.estimate().get()).isEmpty();
        choice.toggle();
        BigDecimal little = choice.estimate().get().orElseThrow().usd();
        assertThat(little).isPositive();
        choice.told().set(10_000);
        BigDecimal much = choice.estimate().get().orElseThrow().usd();
        assertThat(much).isEqualByComparingTo(little.add(new BigDecimal("0.14"))); // 7 calls of 10,000 at 2 per million
        choice.seats().remove(0);
        choice.seats().remove(0);
        assertThat(choice.estimate().get()).isEmpty();
    }

    @Test
    void nobodyIsAskedWhomNoKeyOpens() {
        choice.toggle();
        models.removeIf(model -> model.id().equals(ONE.model()));
        assertThat(choice.wish()).isEmpty();
        assertThat(choice.estimate().get()).isEmpty();
        assertThat(choice.asked()).extracting(Model::id).containsOnly(TWO.model(), THREE.model());
    }

    @Test
    void anotherChairmanAloneIsAChangeToo() {
        CouncilPreset elders = keep("Elders", CouncilPrompts.NONE, ONE, TWO);
        choice.toggle();
        choice.seats().chairman().set(TWO);
        assertThat(choice.isChanged(elders)).isTrue();
    }

    @Test
    void whoeverHasSeveralSeatsAndWhoeverOnlyWritesIsToldOnce() {
        choice.toggle();
        choice.seats().take(List.of(ONE, ONE, TWO), TWO);
        assertThat(choice.asked()).extracting(Model::id).containsExactly(ONE.model(), TWO.model());
        choice.seats().chairman().set(THREE);
        assertThat(choice.asked()).extracting(Model::id).containsExactly(ONE.model(), TWO.model(), THREE.model());
    }

    @Test
    void oneThatIsKeptTakesItsTextsAlongAlsoUnderAnotherName() {
        CouncilPrompts prompts = new CouncilPrompts("Name your sources.", null, null);
        CouncilPreset elders = keep("Elders", prompts, ONE, TWO);
        choice.toggle();
        assertThat(choice.isChanged(elders)).isFalse();
        choice.seats().add(THREE);
        assertThat(choice.isChanged(elders)).isTrue();
        assertThat(choice.wish().orElseThrow().preset()).contains(elders.id());
        choice.save(" Three ", () -> {});
        assertThat(anna.councils().presets().items())
                .filteredOn(preset -> preset.name().equals("Three"))
                .singleElement()
                .satisfies(preset -> {
                    assertThat(preset.seats()).containsExactly(ONE, TWO, THREE);
                    assertThat(preset.prompts()).isEqualTo(prompts);
                    assertThat(choice.isChanged(preset)).isFalse();
                });
        assertThat(choice.preset().get().orElseThrow().name()).isEqualTo("Three");
    }

    @Test
    void oneThatWasDeletedElsewhereIsAskedWithoutItsTexts() {
        CouncilPreset elders = keep("Elders", CouncilPrompts.NONE, ONE, TWO);
        choice.toggle();
        anna.councils().deletePreset(elders.id());
        choice.presets().load();
        assertThat(choice.wish()).contains(new CouncilWish(List.of(ONE, TWO), ONE, Optional.empty()));
    }

    @Test
    void oneThatWasChangedElsewhereIsTakenOverUnlessOthersWereChosenHere() {
        CouncilPreset elders = keep("Elders", CouncilPrompts.NONE, ONE, TWO);
        choice.toggle();
        change(elders, TWO, THREE);
        assertThat(choice.seats().seats()).containsExactly(TWO, THREE);
        choice.seats().add(ONE);
        change(elders, ONE, ONE);
        assertThat(choice.seats().seats()).containsExactly(TWO, THREE, ONE);
        assertThat(choice.isChanged(choice.preset().get().orElseThrow())).isTrue();
    }

    private void change(CouncilPreset kept, ModelRef... seats) {
        anna.councils()
                .updatePreset(
                        kept.id(),
                        CouncilPresetPatch.to(
                                new NewCouncilPreset(null, kept.name(), List.of(seats), seats[0], kept.prompts())));
        choice.presets().load();
    }

    @Test
    void whatCannotBeKeptSaysWhy() {
        keep("Elders", CouncilPrompts.NONE, ONE, TWO);
        choice.toggle();
        choice.save("", () -> {});
        assertThat(choice.saving().failure().get().orElseThrow().what()).isEqualTo("A council needs a name.");
        choice.save("elders", () -> {});
        assertThat(choice.saving().failure().get().orElseThrow().what()).contains("a council of this name");
        assertThat(anna.councils().presets().items()).hasSize(1);
    }
}
