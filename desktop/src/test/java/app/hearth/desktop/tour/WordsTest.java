package app.hearth.desktop.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

final class WordsTest {
    private final Words german = Words.in(Locale.GERMAN);

    @Test
    void aWholeTextStandsForTheSameTextInTheOtherLanguage() {
        assertThat(german.of("Unlock")).isEqualTo("Entsperren");
        assertThat(Words.in(Locale.ENGLISH).of("Unlock")).isEqualTo("Unlock");
    }

    @Test
    void aPartOfATextStandsForAllOfItBetweenItsGaps() {
        assertThat(german.of("It works: ")).isEqualTo("Er funktioniert:");
    }

    @Test
    void whatTheProgramDoesNotSayStaysAsItIs() {
        assertThat(german.of("canned demo answer, word for word")).isEqualTo("canned demo answer, word for word");
    }
}
