package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.chat.FoldedText.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FoldedTextTest {
    @Test
    void caseAndAccentsMakeNoDifference() {
        assertThat(find("Ein Café in ÄRGER und cafe", "cafe")).containsExactly(new Stretch(4, 8), new Stretch(22, 26));
        assertThat(find("ärger, ARGER", "Ärger")).containsExactly(new Stretch(0, 5), new Stretch(7, 12));
    }

    @Test
    void whatStandsAsLetterAndAccentIsFoundWhole() {
        assertThat(find("cafe\u0301 now", "café")).containsExactly(new Stretch(0, 5));
        assertThat(find("cafe\u0301 now", "now")).containsExactly(new Stretch(6, 9));
    }

    @Test
    void stretchesDoNotOverlapAndNothingIsNowhere() {
        assertThat(find("aaaaa", "aa")).containsExactly(new Stretch(0, 2), new Stretch(2, 4));
        assertThat(find("anything", "")).isEmpty();
        assertThat(find("", "a")).isEmpty();
    }

    private static List<Stretch> find(String text, String wanted) {
        return FoldedText.of(text).find(FoldedText.of(wanted));
    }
}
