package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static List<String> found(String typed, String... names) {
        return new Matching(typed).in(List.of(names), Function.identity());
    }

    @Test
    void everyWordMustBeThereInWhateverOrder() {
        assertThat(found("lisbon trip", "Trip to Lisbon", "Trip to Rome", "Lisbon"))
                .containsExactly("Trip to Lisbon");
    }

    @Test
    void caseAndAccentsMakeNoDifference() {
        assertThat(found("uber", "Über Hearth", "About")).containsExactly("Über Hearth");
        assertThat(found("CAFÉ", "Cafe")).containsExactly("Cafe");
        assertThat(found("カフェ", "カフェ")).containsExactly("カフェ");
    }

    @Test
    void whatBeginsSoComesFirstThenWhatHasAWordThatDoes() {
        assertThat(found("lo", "Hello", "To the loft", "Lock now", "Sloth"))
                .containsExactly("Lock now", "To the loft", "Hello", "Sloth");
    }

    @Test
    void withoutWordsEverythingIsMeantInItsOrder() {
        assertThat(found(" ", "Settings", "About")).containsExactly("Settings", "About");
        assertThat(found("…", "Settings", "About")).containsExactly("Settings", "About");
    }
}
