package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.fx.MarkdownBlock.Prose;
import app.hearth.desktop.fx.MarkdownBlock.Rule;
import app.hearth.desktop.fx.MarkdownSpan.Style;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownFootnotesTest {
    @Test
    void footnotesAreNumberedAsTheyAreReferredToAndStandAtTheEnd() {
        List<MarkdownBlock> rows = MarkdownParser.parse("""
                [^z]: The last letter, with `code`.

                Alpha[^a] and omega[^z], alpha again[^A].

                [^a]: The first letter.

                    Of two paragraphs.

                After them.
                """);

        assertThat(texts(rows))
                .containsExactly(
                        "Alpha¹ and omega², alpha again¹.",
                        "After them.",
                        "",
                        "The first letter.",
                        "Of two paragraphs.",
                        "The last letter, with code.");
        assertThat(rows.get(2)).isInstanceOf(Rule.class);
        assertThat(rows.subList(3, 6).stream().map(row -> row.place().marker())).containsExactly("1.", "", "2.");
        assertThat(rows.subList(2, 6)).allMatch(row -> row.place().note());
        assertThat(rows.subList(0, 2)).noneMatch(row -> row.place().note());
        assertThat(rows.get(5).lead()).as("before a copy of it").isEqualTo("2. ");
        assertThat(((Prose) rows.getFirst()).spans()).contains(new MarkdownSpan("²", Set.of(Style.REFERENCE), null));
    }

    @Test
    void aReferenceWithoutAFootnoteStaysTheTextItIs() {
        List<MarkdownBlock> rows = MarkdownParser.parse("One[^1], two[^2], a [^b] and ![^c].\n\n[^2]: Two.");

        assertThat(texts(rows)).containsExactly("One[^1], two¹, a [^b] and ![^c].", "", "Two.");
        assertThat(((Prose) rows.getFirst()).spans())
                .filteredOn(span -> span.styles().contains(Style.REFERENCE))
                .containsExactly(new MarkdownSpan("¹", Set.of(Style.REFERENCE), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[^1](https://example.org)",
                "[^1][there]\n\n[there]: https://example.org",
                "`[^1]`",
                "\\[^1]",
                "[^]",
                "[^1] at the start of a line"
            })
    void whatOnlyLooksLikeAReferenceIsNone(String text) {
        List<MarkdownBlock> rows = MarkdownParser.parse(text);

        assertThat(rows)
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(
                        Prose.class,
                        prose -> assertThat(prose.spans())
                                .noneMatch(span -> span.styles().contains(Style.REFERENCE)));
        assertThat(texts(rows).getFirst()).contains("^");
    }

    @Test
    void aFootnoteNobodyRefersToIsNotLost() {
        assertThat(texts(MarkdownParser.parse("Text[^b].\n\n[^a]: Alone.\n[^b]: Meant.")))
                .containsExactly("Text¹.", "", "Meant.", "Alone.");
    }

    @Test
    void whatAFootnoteRefersToFollows() {
        assertThat(texts(MarkdownParser.parse("Text[^a].\n\n[^c]: Alone.\n[^b]: Deeper[^b].\n[^a]: See[^b].")))
                .containsExactly("Text¹.", "", "See².", "Deeper².", "Alone.");
    }

    @Test
    void twoReferencesSideBySideDoNotReadAsOneNumber() {
        assertThat(texts(MarkdownParser.parse("Text[^a][^b].\n\n[^a]: A.\n[^b]: B.")))
                .first()
                .isEqualTo("Text¹\u202f².");
    }

    @Test
    void referencesInTablesAreNumberedToo() {
        assertThat(texts(MarkdownParser.parse("| a | b |\n|---|---|\n| x[^n] | y[^m] |\n\n[^n]: N.")))
                .first()
                .isEqualTo("a\tb\nx¹\ty[^m]");
    }

    @Test
    void whileTheTextGrowsAReferenceIsNumberedAsSoonAsItsFootnoteBegins() {
        MarkdownStream stream = new MarkdownStream();
        stream.append("First[^1].\n\nNo reference.\n\nSecond[^2].\n\n");
        MarkdownBlock plain = stream.rows().get(1);
        assertThat(texts(stream.rows())).containsExactly("First[^1].", "No reference.", "Second[^2].");

        stream.append("[^1]: On");
        assertThat(texts(stream.rows())).containsExactly("First¹.", "No reference.", "Second[^2].", "", "On");

        stream.append("e.\n[^2]: Two.\n");
        assertThat(texts(stream.rows())).containsExactly("First¹.", "No reference.", "Second².", "", "One.", "Two.");
        assertThat(stream.rows().get(1)).isSameAs(plain);
    }

    @Test
    void aRowIsMadeAnewOnlyWhenItsNumbersChange() {
        MarkdownStream stream = new MarkdownStream();
        stream.append("First[^1].\n\n[^1]: One.\n\nMore.\n\nA last");
        MarkdownBlock first = stream.rows().getFirst();

        stream.append(" paragraph that grows.");

        assertThat(stream.rows().getFirst()).isSameAs(first);
        assertThat(texts(stream.rows()))
                .containsExactly("First¹.", "More.", "A last paragraph that grows.", "", "One.");
    }

    @Test
    void aThousandFootnotesHaveNumbersOfTheirOwn() {
        StringBuilder text = new StringBuilder();
        IntStream.rangeClosed(1, 1_000).forEach(n -> text.append("Line[^" + n + "].\n\n"));
        IntStream.rangeClosed(1, 1_000).forEach(n -> text.append("[^" + n + "]: Note " + n + ".\n"));

        List<String> texts = texts(MarkdownParser.parse(text.toString()));

        assertThat(texts).hasSize(2_001).contains("Line¹⁰⁰⁰.").endsWith("Note 1000.");
    }

    private static List<String> texts(List<MarkdownBlock> rows) {
        return rows.stream().map(MarkdownBlock::plainText).toList();
    }
}
