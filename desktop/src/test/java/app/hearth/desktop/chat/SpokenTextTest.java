package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpokenTextTest {
    private final SpokenText words = new SpokenText();

    @Test
    void aSentenceIsSaidOnceAndWhenTheNextOneBegins() {
        assertThat(words.more("The tram", false)).isEmpty();
        assertThat(words.more("The tram goes up.", false)).isEmpty();
        assertThat(words.more("The tram goes up. Take the", false)).isEqualTo("The tram goes up.");
        assertThat(words.more("The tram goes up. Take the", false)).isEmpty();
        assertThat(words.more("The tram goes up. Take the stairs. Or", false)).isEqualTo("Take the stairs.");
        assertThat(words.more("The tram goes up. Take the stairs. Or walk", true))
                .isEqualTo("Or walk");
    }

    @Test
    void itsMarkdownIsNotSaid() {
        assertThat(words.more("It is **very** `late`. [Go](https://example.org) home", true))
                .isEqualTo("It is very late. Go home");
    }

    @Test
    void whatWasThereBeforeIsNotSaidAgain() {
        words.skip("Said before. ");
        assertThat(words.more("Said before. And this. More", false)).isEqualTo("And this.");
    }

    @Test
    void whatHasNoEndIsSaidInPieces() {
        String endless = "word ".repeat(1_000);
        String first = words.more(endless, false);
        assertThat(first).hasSizeBetween(1_000, 2_000);
        assertThat(words.more(endless, false)).isNotEmpty();
        assertThat(words.more("", false)).isEmpty();
    }
}
