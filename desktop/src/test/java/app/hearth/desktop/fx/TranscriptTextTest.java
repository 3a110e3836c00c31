package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.desktop.fx.MarkdownSpan.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class TranscriptTextTest {
    /// The one that ends a line hangs over its edge.
    private static final int SPACE = 10;

    private static final String HEBREW =
            "זוהי פסקה ארוכה בעברית שאמורה להתחיל מימין ולהסתיים בשמאל, והיא ממשיכה עד השורה"
                    + " השנייה ואולי אפילו עד השלישית אם יש מספיק מילים בה.";
    private static final String ARABIC =
            "هذا نص عربي طويل يجب أن يبدأ من اليمين وينتهي في اليسار، ويحتوي على 25 كلمة و30"
                    + " حرفا ثم يستمر حتى السطر الثاني والثالث.\nسطر جديد بعد نهاية السطر، مع شيء من English words في الوسط.";
    private static final String HINDI =
            "हिन्दी में एक लंबा वाक्य जो कई पंक्तियों में जाता है और फिर भी पढ़ा जा सकता है";
    private static final String ACCENTS =
            "A long sentence with a cafe\u0301 whose accent is a letter of its own, which wraps.";
    private static final String ENGLISH =
            "An English beginning, then עברית שממשיכה עד השורה הבאה 123 and an end in English.";

    @Test
    void textOfEveryScriptWrapsAtEveryWidth(FxRobot robot) {
        List<String> wrong = new ArrayList<>();
        for (String text : List.of(HEBREW, ARABIC, HINDI, ACCENTS, ENGLISH)) {
            robot.interact(() -> wrong.addAll(brokenWidths(List.of(MarkdownSpan.plain(text)))));
            robot.interact(() -> wrong.addAll(brokenWidths(styled(text))));
        }

        assertThat(wrong).isEmpty();
    }

    private static List<String> brokenWidths(List<MarkdownSpan> spans) {
        TranscriptText text = new TranscriptText(_ -> {});
        text.show(spans);
        text.setNodeOrientation(ReadingDirection.of(spans));
        var _ = new Scene(new Group(text));
        List<String> wrong = new ArrayList<>();
        for (int width = 900; width >= 60; width -= 7) {
            try {
                layOut(text, width);
                boolean wide = false;
                for (Node word : text.lookupAll(".run")) {
                    wide |= word.getBoundsInParent().getWidth() > width + SPACE;
                }
                if (wide) {
                    wrong.add(width + " runs over: " + text.text());
                }
            } catch (IndexOutOfBoundsException failed) {
                wrong.add(width + " fails: " + text.text());
            }
        }
        return wrong;
    }

    private static List<MarkdownSpan> styled(String text) {
        int third = text.length() / 3;
        return List.of(
                MarkdownSpan.plain(text.substring(0, third)),
                new MarkdownSpan(text.substring(third, third + 9), Set.of(Style.CODE), null),
                new MarkdownSpan(text.substring(third + 9, 2 * third), Set.of(Style.STRONG), null),
                new MarkdownSpan(text.substring(2 * third), Set.of(), "https://example.org"));
    }

    @Test
    void aWordCutInANarrowPlaceIsWholeAgainInAWideOne(FxRobot robot) {
        robot.interact(() -> {
            TranscriptText text = shown("قسطنطينيةالطويلةجدا كلمة");
            layOut(text, 60);
            assertThat(text.lookupAll(".run")).hasSizeGreaterThan(10);
            layOut(text, 600);
            assertThat(text.lookupAll(".run")).hasSize(2);
            assertThat(text.text()).isEqualTo("قسطنطينيةالطويلةجدا كلمة");
        });
    }

    @Test
    void textThatGrowsKeepsTheNodesOfItsWords(FxRobot robot) {
        robot.interact(() -> {
            TranscriptText text = shown("שלום עו");
            List<Node> before = List.copyOf(text.lookupAll(".run"));
            text.show(List.of(MarkdownSpan.plain("שלום עולם ועוד")));
            List<Text> now =
                    text.lookupAll(".run").stream().map(Text.class::cast).toList();
            assertThat(now).extracting(Text::getText).containsExactly("שלום ", "עולם ", "ועוד");
            assertThat(now.subList(0, 2)).isEqualTo(before);
        });
    }

    @Test
    void aPlaceInTheTextIsFoundFromTheRight(FxRobot robot) {
        robot.interact(() -> {
            TranscriptText text = shown(HEBREW);
            layOut(text, 300);
            Bounds box = text.localToScene(text.getLayoutBounds());
            assertThat(text.offsetAt(box.getMaxX() - 1, box.getMinY() + 5)).isZero();
            assertThat(text.offsetAt(box.getMinX() + 1, box.getMaxY() - 5)).isEqualTo(HEBREW.length());
        });
    }

    @Test
    void whatIsMarkedLiesBehindItsWords(FxRobot robot) {
        robot.interact(() -> {
            TranscriptText text = shown(HEBREW);
            layOut(text, 900);
            text.select(0, 4);
            Bounds first = inScene(text.lookup(".run"));
            Bounds marked = inScene(text.lookup(".selection"));
            assertThat(marked.getMaxX()).isCloseTo(first.getMaxX(), within(2.0));
            assertThat(marked.getMinX()).isGreaterThanOrEqualTo(first.getMinX() - 2);
        });
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static TranscriptText shown(String words) {
        TranscriptText text = new TranscriptText(_ -> {});
        text.show(List.of(MarkdownSpan.plain(words)));
        text.setNodeOrientation(ReadingDirection.of(words));
        assertThat(text.getNodeOrientation()).isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
        var _ = new Scene(new Group(text));
        return text;
    }

    private static void layOut(TranscriptText text, double width) {
        text.applyCss();
        text.resize(width, text.prefHeight(width));
        text.layout();
    }
}
