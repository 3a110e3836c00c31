package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormulaSyntaxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "It costs $5 and $10.",
                "From $5, with `$x$`, to $6",
                "US$5 and US$6",
                "a $ b $ c",
                "$x $",
                "$$",
                "$ x$",
                "\\$x\\$",
                "An open $$x",
                "An open \\(x",
                "    $x$"
            })
    void moneyAndCodeAndWhatIsNotClosedIsNoFormula(String text) {
        assertThat(formulas(text)).isEmpty();
    }

    @Test
    void aFormulaInALineIsWrittenWithDollarsOrParentheses() {
        assertThat(formulas("If $x_1*y_1$ or \\(a\\_b\\), **bold $\\alpha$** and $5 or $10, then $z$."))
                .containsExactly("$x_1*y_1$", "\\(a\\_b\\)", "$\\alpha$", "$z$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$$x$$", "$$\na\n+ b\n- c\n$$", "\\[\nx\n\\]", "$$ x\n= y $$"})
    void aFormulaOnItsOwnMayTakeSeveralLines(String text) {
        List<MarkdownBlock> rows = MarkdownParser.parse("Before:\n" + text + "\nAfter.");

        assertThat(rows).extracting(MarkdownBlock::plainText).containsExactly("Before:", text, "After.");
        assertThat(((MarkdownBlock.Prose) rows.get(1)).isFormula()).isTrue();
    }

    @Test
    void aFormulaOnItsOwnWithinAParagraphBecomesARow() {
        assertThat(MarkdownParser.parse("Before $$x$$ after."))
                .extracting(MarkdownBlock::plainText)
                .containsExactly("Before ", "$$x$$", "after.");
    }

    @Test
    void formulasStandInItemsQuotesAndTables() {
        assertThat(formulas("- a\n\n  $$\n  x\n  $$\n\n> \\[\n> y\n> \\]\n\n| a | b |\n|---|---|\n| $z$ | c |"))
                .containsExactly("$$\nx\n$$", "\\[\ny\n\\]", "$z$");
    }

    @Test
    void whileItIsWrittenAFormulaIsText() {
        MarkdownStream stream = new MarkdownStream();
        stream.append("Before\n\n$$\n\\frac{a}");
        assertThat(stream.rows()).extracting(MarkdownBlock::plainText).containsExactly("Before", "$$\n\\frac{a}");
        assertThat(((MarkdownBlock.Prose) stream.rows().get(1)).isFormula()).isFalse();

        stream.append("{b}\n$$\n\nAfter");
        assertThat(stream.rows())
                .extracting(MarkdownBlock::plainText)
                .containsExactly("Before", "$$\n\\frac{a}{b}\n$$", "After");
        assertThat(((MarkdownBlock.Prose) stream.rows().get(1)).isFormula()).isTrue();
    }

    @Test
    void anEmptyLineEndsWhatHasNoEnd() {
        assertThat(MarkdownParser.parse("$$\nx\n\n**After**"))
                .extracting(MarkdownBlock::plainText)
                .containsExactly("$$\nx", "After");
    }

    @Test
    void aFormulaIsNotCutBetweenRowsAndALongerOneIsText() {
        String formula = "$" + "x".repeat(3_000) + "$";
        assertThat(formulas("word ".repeat(500) + formula)).containsExactly(formula);
        assertThat(formulas("$" + "x".repeat(MarkdownParser.MAX_ROW) + "$")).isEmpty();
    }

    private static List<String> formulas(String markdown) {
        return MarkdownParser.parse(markdown).stream()
                .flatMap(row -> switch (row) {
                    case MarkdownBlock.Prose prose -> prose.spans().stream();
                    case MarkdownBlock.Table table ->
                        table.rows().stream().flatMap(List::stream).flatMap(cell -> cell.spans().stream());
                    case MarkdownBlock.Code _ -> List.<MarkdownSpan>of().stream();
                    case MarkdownBlock.Rule _ -> List.<MarkdownSpan>of().stream();
                })
                .filter(MarkdownSpan::isFormula)
                .map(MarkdownSpan::text)
                .toList();
    }
}
