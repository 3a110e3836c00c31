package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormulaShapesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x=\\frac{-b\\pm\\sqrt{b^2-4ac}}{2a}",
                "\\begin{align*}a&=b\\\\&=c\\nonumber\\end{align*}",
                "\\begin{equation}\\lvert x\\rvert\\coloneqq 1\\end{equation}",
                "\\begin{array}{c|c}a&b\\\\\\hline c&d\\end{array}",
                "f(x)=\\begin{cases}1&x>0\\\\0&\\text{sonst für ℝ}\\end{cases}",
                "\\operatorname*{argmax}_{\\theta\\in\\mathbb{R}^n}\\left\\lVert\\boldsymbol{x}\\right\\rVert",
                "\\text{Привет, αβγ}",
                "\\boxed{\\overbrace{a+b}^{n}}\\xrightarrow{f}\\dots"
            })
    void whatModelsWriteIsDrawn(String latex) {
        assertThat(FormulaShapes.of(latex, true)).hasValueSatisfying(shape -> {
            assertThat(shape.outline()).startsWith("M").hasSizeGreaterThan(100);
            assertThat(shape.width()).isPositive();
            assertThat(shape.height()).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\newcommand{\\x}{\\x\\x}\\x",
                "\\renewcommand{\\frac}{x}",
                "\\newenvironment{a}{b}{c}",
                "\\DeclareMathOperator{\\a}{b}",
                "\\def\\x{\\x}\\x",
                "\\let\\a\\b",
                "\\includegraphics{/etc/hostname}",
                "\\input{/etc/hostname}",
                "\\jlmExternalFont{/tmp/x}",
                "\\jlmXML{x}",
                "\\jlmDynamic{a}{b}",
                "\\makeatletter x",
                "\\rule{100000cm}{100000cm}",
                "\\hspace{99999999cm}x",
                "\\kern999cm x",
                "\\scalebox{99999}{x}",
                "\\resizebox{9cm}{9cm}{x}",
                "\\rotatebox{9}{x}",
                "\\fontsize{9999}{x}",
                "\\Huge x",
                "\\magnification{900}x",
                "\\textcolor{red}{x}",
                "\\char\"FFFFFF",
                "\\multicolumn{9999999}{c}{a}",
                "\\begin{array}{*{100000}{c}}a\\end{array}",
                "\\begin{array}{@{\\hspace{9cm}}c}a\\end{array}",
                "\\begin{document}x\\end{document}",
                "\\"
            })
    void whatDefinesLoadsOrSetsSizesNeverReachesTheLibrary(String latex) {
        assertThat(FormulaRules.accepted(latex, _ -> false)).isEmpty();
        assertThat(FormulaShapes.of(latex, true)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("monsters")
    void whatIsDeepOrVastIsRefusedAndTheNextFormulaIsDrawn(String latex) {
        assertThat(FormulaShapes.of(latex, true)).isEmpty();
        assertThat(FormulaShapes.of("x", true)).isPresent();
    }

    static Stream<String> monsters() {
        return Stream.of(
                nested("{", "}"),
                nested("\\frac{1}{", "}"),
                nested("\\sqrt{", "}"),
                nested("\\left(\\frac{a}{", "}\\right)"),
                nested("\\left(", "\\right)"),
                nested("\\begin{matrix}", "\\end{matrix}"),
                nested("\\substack{", "}"),
                nested("\\text{", "}"),
                "x_".repeat(1_900) + "x",
                "\\left(".repeat(600),
                "x+".repeat(1_900),
                "\\begin{matrix}" + "a&".repeat(1_900) + "\\end{matrix}",
                "\\begin{matrix}" + "a\\\\".repeat(1_300) + "\\end{matrix}",
                "&".repeat(3_000),
                "_".repeat(3_000));
    }

    private static String nested(String before, String after) {
        return before.repeat(150) + "x" + after.repeat(150);
    }

    @Test
    void theDeepestThatIsAllowedIsDrawn() {
        int pairs = FormulaRules.MAX_NESTING / 2;
        String latex = "\\left(\\frac{a}{".repeat(pairs) + "x" + "}\\right)".repeat(pairs);

        assertThat(FormulaShapes.of(latex, true)).isPresent();
        assertThat(FormulaShapes.of("{" + latex + "}", true)).isEmpty();
    }

    @Test
    void noWindowSystemIsStarted() {
        assertThat(FormulaShapes.of("\\text{x}^2", false)).isPresent();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("AWT"));
        assertThat(java.awt.GraphicsEnvironment.isHeadless()).isTrue();
    }

    @Test
    void ofTwoWaysToSetAFormulaTheOneOnItsOwnIsHigher() {
        Optional<FormulaShape> own = FormulaShapes.of("\\sum_{i=1}^n i", true);
        Optional<FormulaShape> inLine = FormulaShapes.of("\\sum_{i=1}^n i", false);

        assertThat(own.orElseThrow().height())
                .isGreaterThan(inLine.orElseThrow().height());
    }
}
