package app.hearth.desktop.council;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilPrompts;
import app.hearth.common.council.CouncilSuggestion;
import app.hearth.common.council.NewCouncilPreset;
import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Submission;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Councils under names, and the form in which they are made and changed, before the real server with its demo
/// provider.
final class CouncilPresetsViewModelIT {
    private static final ModelRef PLAIN = new ModelRef("demo", "hearth-demo");
    private static final ModelRef SLOW = new ModelRef("demo", "hearth-demo-slow");
    private static final ModelRef GONE = new ModelRef("mistral", "gone");

    private final Locale before = Locale.getDefault();
    private final RealHearth house;
    private final HearthClient anna;
    private final ObservableList<Model> models = FXCollections.observableArrayList();

    CouncilPresetsViewModelIT(@TempDir Path data) throws Exception {
        house = RealHearth.withDemo(data);
        anna = house.client();
    }

    @BeforeEach
    void moveIn() {
        Locale.setDefault(Locale.ENGLISH);
        house.register(anna, "anna", "Kitchen");
        house.useDemo(anna);
        models.setAll(anna.keys().models().items());
    }

    @AfterEach
    void close() {
        house.close();
        Locale.setDefault(before);
    }

    private CouncilPresetsViewModel presets() {
        CouncilPresetsViewModel presets = new CouncilPresetsViewModel(anna, Background.sameThread());
        presets.load();
        return presets;
    }

    private CouncilPresetFormViewModel form(CouncilPresetsViewModel presets) {
        return new CouncilPresetFormViewModel(presets, models);
    }

    private CouncilPreset stored(String name) {
        return anna.councils()
                .createPreset(new NewCouncilPreset(
                        null, name, List.of(PLAIN, GONE), GONE, new CouncilPrompts("Be brief.", null, "Be fair.")));
    }

    private List<String> names() {
        return anna.councils().presets().items().stream()
                .map(CouncilPreset::name)
                .toList();
    }

    @Test
    void aCouncilIsMadeOfWhatIsSuggested() {
        CouncilPresetsViewModel presets = presets();
        assertThat(presets.suggestion().get()).isEmpty();
        presets.suggest();
        CouncilSuggestion suggestion = presets.suggestion().get().orElseThrow();
        CouncilPresetFormViewModel form = form(presets);
        form.make(suggestion);
        assertThat(form.name().get()).isEqualTo("My council");
        form.save();
        assertThat(form.open().get()).isFalse();
        CouncilPreset made = presets.presets().get().getFirst();
        assertThat(made.name()).isEqualTo("My council");
        assertThat(made.seats()).isEqualTo(suggestion.seats()).hasSizeGreaterThan(1);
        assertThat(made.chairman()).isEqualTo(suggestion.chairman());
        form.make(suggestion);
        assertThat(form.name().get()).as("the first name is taken").isEmpty();
    }

    @Test
    void aKeyThatHasJustBeenSavedIsEnoughForASuggestion() {
        HearthClient ben = house.client();
        house.register(ben, "ben", "Study");
        house.useDemo(ben);
        CouncilPresetsViewModel presets = new CouncilPresetsViewModel(ben, Background.sameThread());
        presets.suggest();
        assertThat(presets.suggestion().get().orElseThrow().seats()).contains(PLAIN);
    }

    @Test
    void whoHasNoKeyIsToldThatNothingCanBeSuggested() {
        HearthClient ben = house.client();
        house.register(ben, "ben", "Study");
        CouncilPresetsViewModel presets = new CouncilPresetsViewModel(ben, Background.sameThread());
        presets.suggest();
        assertThat(presets.suggestion().get().orElseThrow().seats()).isEmpty();
    }

    @Test
    void aCouncilIsChangedAndWhatIsNotTouchedStays() {
        CouncilPreset doctors = stored("Doctors");
        CouncilPresetsViewModel presets = presets();
        CouncilPresetFormViewModel form = form(presets);
        form.change(doctors);
        assertThat(form.changes()).isTrue();
        assertThat(form.unfolded().get()).as("there is something to see").isTrue();
        form.name().set(" Doctors and owls ");
        form.toJudges().set("Be strict.");
        form.toChairman().set("  ");
        form.seats().add(SLOW);
        form.save();
        CouncilPreset now = anna.councils().preset(doctors.id());
        assertThat(now.name()).isEqualTo("Doctors and owls");
        assertThat(now.seats()).containsExactly(PLAIN, GONE, SLOW);
        assertThat(now.chairman()).isEqualTo(GONE);
        assertThat(now.prompts()).isEqualTo(new CouncilPrompts("Be brief.", "Be strict.", null));
        assertThat(presets.presets().get()).containsExactly(now);
    }

    @Test
    void theFormBeginsAnewForTheNextCouncil() {
        CouncilPresetFormViewModel form = form(presets());
        form.change(stored("Doctors"));
        form.make();
        assertThat(form.changes()).isFalse();
        assertThat(form.name().get()).isEmpty();
        assertThat(form.toSeats().get()
                        + form.toJudges().get()
                        + form.toChairman().get())
                .isEmpty();
        assertThat(form.unfolded().get()).isFalse();
        assertThat(form.seats().seats()).isEmpty();
        assertThat(form.seats().chairman().get()).isNull();
    }

    @Test
    void whatIsNoCouncilIsNotKeptAndSaysWhy() {
        CouncilPresetFormViewModel form = form(presets());
        form.make();
        form.save();
        assertThat(form.nameProblem().get()).isEqualTo("A council needs a name.");
        assertThat(form.seats().insists().get()).isTrue();
        form.name().set("x".repeat(101));
        form.save();
        assertThat(form.nameProblem().get()).isEqualTo("A name has at most 100 characters.");
        form.name().set("Owls");
        assertThat(form.nameProblem().get()).isEmpty();
        form.seats().add(PLAIN);
        form.save();
        assertThat(form.seats().insists().get()).isTrue();
        form.seats().add(PLAIN);
        form.unfolded().set(false);
        form.toJudges().set("x".repeat(100_001));
        form.save();
        assertThat(form.promptProblem().get()).isNotEmpty();
        assertThat(form.unfolded().get()).isTrue();
        assertThat(names()).isEmpty();
        form.toJudges().set("x".repeat(100_000));
        form.save();
        assertThat(names()).containsExactly("Owls");
    }

    @Test
    void aNameIsGivenOnceAsPeopleReadItAndKeptByWhoHasIt() {
        CouncilPreset doctors = stored("Dóctors");
        CouncilPresetsViewModel presets = presets();
        assertThat(presets.nameProblem(" doctors ")).isEqualTo("You have a council of this name. Choose another name.");
        assertThat(presets.nameProblem("Owls")).isEmpty();
        CouncilPresetFormViewModel form = form(presets);
        form.change(doctors);
        form.seats().remove(1);
        form.seats().add(SLOW);
        form.save();
        assertThat(form.nameProblem().get()).isEmpty();
        assertThat(anna.councils().preset(doctors.id()).seats()).containsExactly(PLAIN, SLOW);
    }

    @Test
    void whatTheServerRefusesStaysInTheFormWithItsReason() {
        CouncilPresetFormViewModel form = form(presets());
        form.make();
        form.name().set("Owls");
        form.seats().take(List.of(PLAIN, SLOW), PLAIN);
        anna.logout();
        form.save();
        assertThat(form.open().get()).isTrue();
        assertThat(form.saving().failure().get().map(Explanation::what)).hasValue("You are not signed in.");
        assertThat(form.name().get()).isEqualTo("Owls");
    }

    @Test
    void moreThanThereCanBeIsSaidAsThat() {
        CouncilPreset first = stored("First");
        for (int more = 1; more < 200; more++) {
            stored("More " + more);
        }
        CouncilPresetsViewModel presets = presets();
        Submission saving = new Submission(presets.background());
        List<CouncilPreset> saved = new ArrayList<>();
        NewCouncilPreset owls = new NewCouncilPreset(null, "Owls", List.of(PLAIN, SLOW), PLAIN, null);
        presets.save(owls, saving, saved::add);
        assertThat(saved).isEmpty();
        assertThat(saving.failure().get().map(Explanation::what)).hasValue("There can be at most 200 councils.");
        presets.delete(first);
        presets.save(owls, saving, saved::add);
        assertThat(saved).singleElement().extracting(CouncilPreset::name).isEqualTo("Owls");
        assertThat(presets.presets().get()).contains(saved.getFirst());
        presets.undo();
        assertThat(presets.deleting().failure().get().map(Explanation::what))
                .hasValue("There can be at most 200 councils.");
        assertThat(presets.deleted().get()).hasValue(first);
    }

    @Test
    void whatIsDeletedComesBackAsItWas() {
        CouncilPreset doctors = stored("Doctors");
        CouncilPresetsViewModel presets = presets();
        presets.delete(doctors);
        assertThat(names()).isEmpty();
        assertThat(presets.presets().get()).isEmpty();
        assertThat(presets.deleted().get()).hasValue(doctors);
        presets.undo();
        assertThat(presets.deleted().get()).isEmpty();
        CouncilPreset again = presets.presets().get().getFirst();
        assertThat(again.id()).isEqualTo(doctors.id());
        assertThat(again.seats()).isEqualTo(doctors.seats());
        assertThat(again.chairman()).isEqualTo(doctors.chairman());
        assertThat(again.prompts()).isEqualTo(doctors.prompts());
    }

    @Test
    void whatIsGoneAlreadyIsDeletedAllTheSame() {
        CouncilPreset doctors = stored("Doctors");
        CouncilPresetsViewModel presets = presets();
        anna.councils().deletePreset(doctors.id());
        presets.delete(doctors);
        assertThat(presets.deleting().failure().get()).isEmpty();
        assertThat(presets.presets().get()).isEmpty();
        presets.settle();
        assertThat(presets.deleted().get()).isEmpty();
        presets.undo();
        assertThat(names()).isEmpty();
    }

    @Test
    void whatWasReadStaysWhenItCannotBeReadAgain() {
        CouncilPreset doctors = stored("Doctors");
        CouncilPresetsViewModel presets = presets();
        assertThat(presets.loaded().get()).isTrue();
        anna.logout();
        presets.load();
        assertThat(presets.failure().get()).isPresent();
        assertThat(presets.presets().get()).containsExactly(doctors);
    }

    @Test
    void anAnswerThatIsOvertakenByALaterOneIsNotShown() {
        Queue<Runnable> answers = new ArrayDeque<>();
        CouncilPresetsViewModel presets =
                new CouncilPresetsViewModel(anna, new Background(Runnable::run, answers::add));
        presets.load();
        CouncilPreset doctors = stored("Doctors");
        presets.load();
        Runnable early = Objects.requireNonNull(answers.poll());
        Objects.requireNonNull(answers.poll()).run();
        early.run();
        assertThat(presets.presets().get()).containsExactly(doctors);
    }
}
