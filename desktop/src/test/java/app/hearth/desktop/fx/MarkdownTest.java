package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import app.hearth.desktop.fx.MarkdownBlock.Below;
import app.hearth.desktop.fx.MarkdownBlock.Code;
import app.hearth.desktop.fx.MarkdownBlock.Place;
import app.hearth.desktop.fx.MarkdownBlock.Prose;
import app.hearth.desktop.fx.MarkdownBlock.Rule;
import app.hearth.desktop.fx.MarkdownBlock.Side;
import app.hearth.desktop.fx.MarkdownBlock.Table;
import app.hearth.desktop.fx.MarkdownBlock.Task;
import app.hearth.desktop.fx.MarkdownSpan.Style;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private static final String ALL = """
            # Title

            Some *soft*, **loud**, ~~gone~~ and `code` with a [link](https://example.org).
            The next line.

            > quoted
            >
            > - inside

            1. one
            2. two

               more of two

            ```java
            int a = 1;

            int b = 2;
            ```

            | left | right |
            |------|------:|
            | a    | 1     |

            - [x] done[^why]
            - [ ] to *do*

            ---
            The end[^one][^two].

            [^one]: First.
            [^two]: Second, see[^why].

                More of it.
            [^why]: Because.
            """;

    @Test
    void blocksBecomeRowsInPlaces() {
        List<MarkdownBlock> rows = MarkdownParser.parse(ALL);
        assertThat(rows.getFirst()).isEqualTo(new Prose(1, List.of(MarkdownSpan.plain("Title")), Place.TOP));
        assertThat(rows.get(2).place()).isEqualTo(place(1, 0, "", Below.BLOCK));
        assertThat(rows.get(3).place()).isEqualTo(place(1, 1, "•", Below.BLOCK));
        assertThat(rows.get(4).place()).isEqualTo(place(0, 1, "1.", Below.LIST));
        assertThat(rows.get(5).place()).isEqualTo(place(0, 1, "2.", Below.LIST));
        assertThat(rows.get(6).place()).isEqualTo(place(0, 1, "", Below.BLOCK));
        assertThat(rows.get(7)).isInstanceOfSatisfying(Code.class, code -> {
            assertThat(code.language()).isEqualTo("java");
            assertThat(code.plainText()).isEqualTo("int a = 1;\n\nint b = 2;");
        });
        assertThat(rows.get(8)).isInstanceOfSatisfying(Table.class, table -> {
            assertThat(table.plainText()).isEqualTo("left\tright\na\t1");
            assertThat(table.rows().get(1).get(1).side()).isEqualTo(Side.END);
        });
        assertThat(rows.get(9).place().task()).isEqualTo(Task.DONE);
        assertThat(rows.get(11)).isInstanceOf(Rule.class);
        assertThat(rows).hasSize(18);
    }

    private static Place place(int quotes, int steps, String marker, Below below) {
        return new Place(quotes, steps, marker, Task.NONE, false, false, below);
    }

    @Test
    void onlyWithinAListAndWithinALongRowTheNextOneIsNear() {
        String text = "before\n\n- one\n- two\n  - inside\n\nafter\n\n* another list\n\n1. a third\n\n"
                + "word ".repeat(MarkdownParser.MAX_ROW / 4);

        assertThat(MarkdownParser.parse(text).stream().map(row -> row.place().below()))
                .containsExactly(
                        Below.BLOCK,
                        Below.LIST,
                        Below.LIST,
                        Below.BLOCK,
                        Below.BLOCK,
                        Below.BLOCK,
                        Below.BLOCK,
                        Below.REST,
                        Below.BLOCK);
    }

    @Test
    void stylesAndLinksBecomeSpans() {
        Prose prose = (Prose) MarkdownParser.parse(ALL).get(1);
        assertThat(prose.plainText()).isEqualTo("Some soft, loud, gone and code with a link. The next line.");
        assertThat(prose.spans())
                .contains(
                        new MarkdownSpan("soft", Set.of(Style.EMPHASIS), null),
                        new MarkdownSpan("loud", Set.of(Style.STRONG), null),
                        new MarkdownSpan("gone", Set.of(Style.STRIKE), null),
                        new MarkdownSpan("code", Set.of(Style.CODE), null),
                        new MarkdownSpan("link", Set.of(), "https://example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "smb://host/share"})
    void whatABrowserShouldNotOpenLeadsNowhere(String target) {
        Prose prose = (Prose) MarkdownParser.parse("[click](" + target + ")").getFirst();
        assertThat(prose.spans()).containsExactly(MarkdownSpan.plain("click"));
    }

    @Test
    void anImageIsItsDescriptionAndALink() {
        Prose prose = (Prose)
                MarkdownParser.parse("![a cat](https://example.org/cat.png)").getFirst();
        assertThat(prose.spans())
                .containsExactly(new MarkdownSpan("a cat (example.org)", Set.of(), "https://example.org/cat.png"));
    }

    @Test
    void htmlIsShownAsTheTextItIs() {
        assertThat(MarkdownParser.parse("<script>alert(1)</script>").getFirst().plainText())
                .isEqualTo("<script>alert(1)</script>");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 10_000})
    void aTextThatGrowsHasTheRowsOfTheWhole(int portion) {
        MarkdownStream stream = new MarkdownStream();
        for (int from = 0; from < ALL.length(); from += portion) {
            stream.append(ALL.substring(from, Math.min(ALL.length(), from + portion)));
        }
        assertThat(stream.rows()).isEqualTo(MarkdownParser.parse(ALL));
        stream.finish();
        assertThat(stream.rows()).isEqualTo(MarkdownParser.parse(ALL));
    }

    @Test
    void onlyTheLastBlockIsReadAgain() {
        MarkdownStream stream = new MarkdownStream();
        stream.append("First.\n\nSecond.\n\nThird");
        MarkdownBlock first = stream.rows().getFirst();
        stream.append(" and more");
        assertThat(stream.rows().getFirst()).isSameAs(first);
        assertThat(stream.rows().getLast().plainText()).isEqualTo("Third and more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "1. ", "*a **b ", "[", "![", "`", "_(", "<b>", "&amp;", "|a", "\\[", "~~a~"})
    void tenThousandTimesNestedNeitherHangsNorOverflows(String opening) {
        String text = opening.repeat(10_000) + "end";
        List<MarkdownBlock> rows = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> MarkdownParser.parse(text));
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.place().quotes()).isLessThanOrEqualTo(MarkdownParser.MAX_NESTING);
            assertThat(row.place().steps()).isLessThanOrEqualTo(MarkdownParser.MAX_NESTING);
        });
    }

    @Test
    void aMegabyteInOneLineIsCutIntoRows() {
        String text = "word ".repeat(200_000) + "\uD83D\uDE00".repeat(10_000);
        List<MarkdownBlock> rows = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> MarkdownParser.parse(text));
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.plainText()).hasSizeLessThanOrEqualTo(MarkdownParser.MAX_ROW));
        assertThat(String.join("", rows.stream().map(MarkdownBlock::plainText).toList()))
                .isEqualTo(text);
    }

    @Test
    void longCodeGoesOnInFurtherRowsAndIsCopiedWhole() {
        String code = "int answer = 42;\n".repeat(1_000) + "x".repeat(10_000);
        List<MarkdownBlock> rows = MarkdownParser.parse("```\n" + code + "\n```");
        assertThat(rows).hasSizeGreaterThan(4).allSatisfy(row -> {
            assertThat(((Code) row).whole()).isEqualTo(code);
            assertThat(row.plainText()).hasSizeLessThanOrEqualTo(MarkdownParser.MAX_ROW);
        });
    }

    @Test
    void aQuestionIsShownAsItWasTyped() {
        assertThat(MarkdownParser.plain("# not a *title*\n  indented")
                        .getFirst()
                        .plainText())
                .isEqualTo("# not a *title*\n  indented");
    }
}
