package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import app.hearth.desktop.fx.MarkdownBlock.Code;
import app.hearth.desktop.fx.MarkdownSpan.Style;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HighlightingTest {
    private static final long LONG_ENOUGH = Long.MAX_VALUE;

    @Test
    void aLineOfCodeFallsIntoItsKinds() {
        assertThat(spans("java", "int a = \"x\".length(); // 42"))
                .containsExactly(
                        token("int", Style.TOKEN_NAME),
                        MarkdownSpan.plain(" a = "),
                        token("\"x\"", Style.TOKEN_STRING),
                        MarkdownSpan.plain(".length(); "),
                        token("// 42", Style.TOKEN_COMMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java | class A | TOKEN_KEYWORD",
                "Kotlin | val a = 1 | TOKEN_KEYWORD",
                "py | def a(): pass | TOKEN_KEYWORD",
                "js | const a = 1 | TOKEN_KEYWORD",
                "tsx | interface A {} | TOKEN_KEYWORD",
                "json | {\"a\": true} | TOKEN_NUMBER",
                "html | <p class=\"a\">b</p> | TOKEN_KEYWORD",
                "xml | <!-- a --> | TOKEN_COMMENT",
                "css | a { color: red; } /* b */ | TOKEN_COMMENT",
                "c | return 0; | TOKEN_KEYWORD",
                "c++ | class A; | TOKEN_KEYWORD",
                "c# | namespace A; | TOKEN_KEYWORD",
                "go | func a() {} | TOKEN_KEYWORD",
                "rs | fn a() {} | TOKEN_KEYWORD",
                "ruby | def a | TOKEN_KEYWORD",
                "php | <?php echo 'a'; | TOKEN_STRING",
                "swift | guard let a = b else {} | TOKEN_KEYWORD",
                "sql | SELECT a FROM b | TOKEN_KEYWORD",
                "bash | echo \"a\" # b | TOKEN_COMMENT",
                "yaml | a: 'b' # c | TOKEN_COMMENT",
                "markdown | `a` b | TOKEN_KEYWORD",
                "diff | +a | TOKEN_INSERTED",
                "patch | -a | TOKEN_DELETED",
                "properties | # a | TOKEN_COMMENT",
                "toml | # a | TOKEN_COMMENT",
                "dockerfile | FROM a | TOKEN_KEYWORD",
                "{.java} | class A | TOKEN_KEYWORD",
                "java:A.java | class A | TOKEN_KEYWORD",
            })
    void theCommonLanguagesAreKnownByTheirUsualNames(String name, String code, Style expected) {
        assertThat(spans(name, code)).flatExtracting(MarkdownSpan::styles).contains(expected);
    }

    @Test
    void swiftHasItsOwnWordsAndNotThoseOfTheScannerItBorrows() {
        assertThat(spans("swift", "fun when func"))
                .containsExactly(MarkdownSpan.plain("fun when "), token("func", Style.TOKEN_KEYWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "brainfuck", "{", "{.}"})
    void codeOfALanguageNobodyKnowsIsPlain(String name) {
        assertThat(spans(name, "class A {}\n// b")).containsExactly(MarkdownSpan.plain("class A {}\n// b"));
    }

    @Test
    void aCommentGoesOnOverTheCutBetweenTwoRows() {
        List<MarkdownBlock> rows = MarkdownParser.parse("```java\n/*\n" + "words\n".repeat(2_000) + "*/ int end;\n```");

        assertThat(rows).hasSizeGreaterThan(2);
        assertThat(stylesOf(rows.get(1))).containsExactly(Set.of(Style.TOKEN_COMMENT));
        assertThat(stylesOf(rows.getLast())).contains(Set.of(Style.TOKEN_COMMENT), Set.of(Style.TOKEN_NAME), Set.of());
    }

    @Test
    void aLineThatIsCutIntoRowsIsReadAsOne() {
        List<MarkdownBlock> rows = MarkdownParser.parse("```java\nString a = \"" + "x".repeat(6_000) + "\";\n```");

        assertThat(rows).hasSize(2);
        assertThat(stylesOf(rows.getLast()).getFirst()).isEqualTo(Set.of(Style.TOKEN_STRING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java",
                "js",
                "html",
                "php",
                "css",
                "bash",
                "markdown",
                "properties",
                "perl",
                "yaml",
                "diff",
                "swift"
            })
    void rowsTogetherAreTheCodeWhateverItHolds(String language) {
        Random random = new Random(7);
        String letters = "ab01 \t\n\"'`/\\*<>{}[]()#$%&!?=+-;:,.@~^|_ä中\ud83d\ude00\u0000";
        for (int round = 0; round < 50; round++) {
            String code = random.ints(500, 0, letters.length())
                    .mapToObj(index -> String.valueOf(letters.charAt(index)))
                    .collect(Collectors.joining());
            assertThat(text(spans(language, code))).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "<", "/*", "${", "'", "(", "[[", "a", "//x", "\\"})
    void aLineOfAHundredThousandLettersIsReadInTime(String piece) {
        String code = piece.repeat(100_000 / piece.length()) + "\nint a;";

        List<MarkdownSpan> spans = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> spans("javascript", code));

        assertThat(text(spans)).isEqualTo(code);
    }

    @Test
    void farIntoLongCodeTheColoursComeInSteps() {
        String code = "int a; /* b */\n".repeat(10_000);
        CodeText source = CodeText.of("java", code, null);

        int steps = 1;
        while (!source.reach(code.length() - 15, 0)) {
            steps++;
        }

        assertThat(steps).isGreaterThan(1);
        assertThat(source.spans(code.length() - 15, code.length() - 12))
                .containsExactly(token("int", Style.TOKEN_NAME));
    }

    @Test
    void codeThatGrowsGoesOnFromWhatIsKnown() {
        String begin = "/*\n".repeat(1_000);
        CodeText before = CodeText.of("java", begin + "int", null);
        assertThat(before.reach(begin.length(), LONG_ENOUGH)).isTrue();

        CodeText grown = CodeText.of("java", begin + "int a", before);
        CodeText other = CodeText.of("java", "int\n" + begin, before);

        assertThat(grown.reach(begin.length(), 0)).as("nothing is left to read").isTrue();
        assertThat(other.reach(begin.length(), 0))
                .as("nothing is known of other code")
                .isFalse();
        assertThat(grown.spans(begin.length(), begin.length() + 5))
                .containsExactly(token("int a", Style.TOKEN_COMMENT));
    }

    @Test
    void whileABlockStreamsItsKnownLinesAreNotReadAgain() {
        MarkdownStream stream = new MarkdownStream();
        stream.append("Text\n\n- ```java\n  int first;\n  ```\n- ```java\n" + "  int a;\n".repeat(1_000));
        Code before = (Code) stream.rows().getLast();
        assertThat(before.source().reach(before.from(), LONG_ENOUGH)).isTrue();

        stream.append("  int b;\n  ``");
        stream.append("`\n\nAfter");
        Code after = (Code) stream.rows().get(stream.rows().size() - 2);

        assertThat(after.whole()).endsWith("int b;");
        assertThat(after.source().reach(before.from(), 0)).isTrue();
    }

    private static List<MarkdownSpan> spans(String language, String code) {
        CodeText source = CodeText.of(language, code, null);
        assertThat(source.reach(0, LONG_ENOUGH)).isTrue();
        return source.spans(0, code.length());
    }

    private static List<Set<Style>> stylesOf(MarkdownBlock row) {
        Code code = (Code) row;
        assertThat(code.source().reach(code.from(), LONG_ENOUGH)).isTrue();
        List<MarkdownSpan> spans = code.source().spans(code.from(), code.to());
        assertThat(text(spans)).isEqualTo(row.plainText());
        return spans.stream().map(MarkdownSpan::styles).distinct().toList();
    }

    private static String text(List<MarkdownSpan> spans) {
        return spans.stream().map(MarkdownSpan::text).collect(Collectors.joining());
    }

    private static MarkdownSpan token(String text, Style style) {
        return new MarkdownSpan(text, Set.of(style), null);
    }
}
