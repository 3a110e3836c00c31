package app.hearth.desktop.council;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.desktop.fx.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who sits and who is chairman, as it is edited.
final class SeatsViewModelTest {
    private static final ModelRef LYNX = new ModelRef("openrouter", "wild/lynx");
    private static final ModelRef OWL = new ModelRef("openrouter", "wild/owl");
    private static final ModelRef MOLE = new ModelRef("ollama", "mole");
    private static final ModelRef GONE = new ModelRef("mistral", "gone");

    private final Locale before = Locale.getDefault();
    private final ObservableList<Model> models =
            FXCollections.observableArrayList(model(LYNX, "Lynx of the north"), model(OWL, "Öwl"), model(MOLE, "Mole"));
    private final SeatsViewModel seats = new SeatsViewModel(models);

    private static Model model(ModelRef ref, String name) {
        return new Model(ref.provider(), ref.model(), name, null, null, null, null, null, null);
    }

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    private String problem() {
        return seats.problem().get().map(Explanation::what).orElse("");
    }

    private static List<String> names(List<Model> offered) {
        return offered.stream().map(Model::name).toList();
    }

    @Test
    void theFirstThatSitsIsChairmanAndStaysItWithoutASeat() {
        seats.add(LYNX);
        seats.add(OWL);
        assertThat(seats.chairman().get()).isEqualTo(LYNX);
        seats.remove(0);
        assertThat(seats.seats()).containsExactly(OWL);
        assertThat(seats.chairman().get()).isEqualTo(LYNX);
        seats.remove(0);
        seats.add(MOLE);
        assertThat(seats.chairman().get()).isEqualTo(LYNX);
    }

    @Test
    void whoeverIsChairmanAlreadyIsNotReplacedByTheFirstThatSits() {
        seats.chairman().set(OWL);
        seats.add(LYNX);
        assertThat(seats.chairman().get()).isEqualTo(OWL);
    }

    @Test
    void aModelSitsOnSeveralSeatsOfWhichOneIsTakenAway() {
        seats.add(LYNX);
        seats.add(OWL);
        seats.add(LYNX);
        seats.remove(0);
        assertThat(seats.seats()).containsExactly(OWL, LYNX);
        assertThat(seats.numbersOf(LYNX)).containsExactly(2);
    }

    @Test
    void noMoreThanSixteenSit() {
        for (int seat = 0; seat < 20; seat++) {
            assertThat(seats.canAdd().get()).isEqualTo(seat < 16);
            seats.add(OWL);
        }
        assertThat(seats.seats()).hasSize(16);
        seats.remove(3);
        assertThat(seats.canAdd().get()).isTrue();
        seats.take(Collections.nCopies(17, MOLE), OWL);
        assertThat(seats.seats()).hasSize(16).containsOnly(MOLE);
    }

    @Test
    void itIsReadyWithTwoSeatsAndAChairmanThatKeysOpenAndSaysWhyNotBefore() {
        assertThat(problem()).isEqualTo("A council needs at least two seats.");
        seats.add(LYNX);
        assertThat(problem()).isEqualTo("A council needs at least two seats.");
        assertThat(seats.ready().get()).isFalse();
        seats.add(LYNX);
        assertThat(problem()).isEmpty();
        assertThat(seats.ready().get()).isTrue();
        seats.chairman().set(null);
        assertThat(problem()).isEqualTo("This council has no chairman.");
        assertThat(seats.ready().get()).isFalse();
    }

    @Test
    void whatNoKeyOpensIsNamedOnceUntilAKeyOpensIt() {
        seats.take(List.of(LYNX, GONE, GONE), GONE);
        assertThat(seats.isOpen(GONE)).isFalse();
        assertThat(problem()).isEqualTo("No key opens gone.");
        assertThat(seats.ready().get()).isFalse();
        assertThat(seats.rows().stream().map(Seat::open)).containsExactly(true, false, false);

        models.add(model(GONE, "Gone with the wind"));
        assertThat(seats.isOpen(GONE)).isTrue();
        assertThat(seats.ready().get()).isTrue();
        assertThat(seats.rows().get(1).name()).isEqualTo("Gone with the wind");
        assertThat(seats.chair().get().orElseThrow().name()).isEqualTo("Gone with the wind");

        models.clear();
        assertThat(problem()).isEqualTo("No key opens a model at present.");
        assertThat(seats.ready().get()).isFalse();
    }

    @Test
    void aCouncilCanBeKeptWhetherKeysOpenItOrNotAndWhatItLacksIsInsistedOn() {
        seats.add(GONE);
        assertThat(seats.check()).isFalse();
        assertThat(seats.insists().get()).isTrue();
        seats.add(GONE);
        assertThat(seats.insists().get()).isFalse();
        assertThat(seats.check()).isTrue();
        assertThat(seats.insists().get()).isFalse();
        assertThat(seats.ready().get()).isFalse();
        seats.chairman().set(null);
        assertThat(seats.check()).isFalse();
    }

    @Test
    void modelsAreFoundByNameProviderAndIdWhateverTheirAccents() {
        assertThat(names(seats.offered(""))).containsExactly("Lynx of the north", "Öwl", "Mole");
        assertThat(names(seats.offered("owl"))).containsExactly("Öwl");
        assertThat(names(seats.offered("OpenRouter wild"))).containsExactly("Lynx of the north", "Öwl");
        assertThat(names(seats.offered("nobody"))).isEmpty();
    }

    @Test
    void thoseThatSitAreOfferedAsChairmanFirst() {
        seats.add(MOLE);
        seats.add(OWL);
        assertThat(names(seats.offeredAsChairman(""))).containsExactly("Öwl", "Mole", "Lynx of the north");
        assertThat(names(seats.offeredAsChairman("mole"))).containsExactly("Mole");
    }

    @Test
    void modelsGoByTheirNameAndByTheirIdWhereNoKeyOpensThem() {
        assertThat(seats.nameOf(LYNX)).isEqualTo("Lynx of the north");
        assertThat(seats.nameOf(GONE)).isEqualTo("gone");
    }

    @Test
    void theRowsStayAsTheyAreWhenTheModelsAreReadAgain() {
        seats.take(List.of(LYNX, OWL), LYNX);
        List<Object> changes = new ArrayList<>();
        seats.rows().addListener((ListChangeListener<Seat>) changes::add);
        models.setAll(List.copyOf(models));
        assertThat(changes).isEmpty();
        models.removeFirst();
        assertThat(changes).isNotEmpty();
    }
}
