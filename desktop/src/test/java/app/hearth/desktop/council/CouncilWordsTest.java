package app.hearth.desktop.council;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A council in a line.
final class CouncilWordsTest {
    private static final ModelRef OWL = new ModelRef("ollama", "owl");
    private static final ModelRef GONE = new ModelRef("ollama", "gone");

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    private static CouncilWords words() {
        Model owl = new Model("ollama", "owl", "Owl", null, null, null, null, null, null);
        return new CouncilWords(new OpenModels(FXCollections.observableArrayList(owl), () -> {}));
    }

    @Test
    void aModelOfSeveralSeatsIsNamedOnceWithHowMany() {
        assertThat(words().of(List.of(OWL, GONE, OWL), OWL)).isEqualTo("Owl × 2, gone · chairman Owl");
    }

    @Test
    void ofManyOnlyTheFirstAreNamedAndTheOtherSeatsCounted() {
        List<ModelRef> many = IntStream.of(1, 2, 3, 4, 5, 6, 6)
                .mapToObj(number -> new ModelRef("ollama", "m" + number))
                .toList();
        assertThat(words().of(many, OWL)).isEqualTo("m1, m2, m3, m4 and 3 more · chairman Owl");
    }

    @Test
    void whatNoKeyOpensIsSaidAlsoOfTheChairman() {
        assertThat(words().closed(List.of(OWL, OWL), OWL)).isEmpty();
        assertThat(words().closed(List.of(OWL, GONE), GONE)).isEqualTo("No key opens gone.");
        assertThat(words().closed(List.of(OWL, OWL), GONE)).isEqualTo("No key opens gone.");
    }
}
