package app.hearth.desktop.council;

import static app.hearth.desktop.council.SomeCouncil.call;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.run.RunStatus;
import app.hearth.desktop.Looking;
import app.hearth.desktop.ShownPage;
import app.hearth.desktop.fx.TranscriptPane;
import app.hearth.desktop.fx.TranscriptText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// What somebody in a council says, as it is drawn.
final class WordsPaneTest {
    private static final String LONG = IntStream.rangeClosed(1, 200)
            .mapToObj(number -> "Line " + number + ".")
            .collect(Collectors.joining("\n\n"));

    @RegisterExtension
    final ShownPage page = new ShownPage();

    private final FxRobot robot = page.robot();
    private final BooleanProperty wrapsCode = new SimpleBooleanProperty();
    private final Words words = new Words();
    private final WordsPane[] panes = new WordsPane[1];

    private WordsPane open(Words shown) throws TimeoutException {
        page.open(() -> {
            panes[0] = new WordsPane(_ -> {}, wrapsCode);
            panes[0].setPrefHeight(400);
            panes[0].show(shown);
            return new VBox(panes[0]);
        });
        return panes[0];
    }

    private static Words stored(String text, String thoughts) {
        Words words = new Words();
        words.store(call(RunStatus.DONE, "").saying(text, thoughts));
        return words;
    }

    /// All there is to be read, from top to bottom.
    private List<String> read() {
        return Looking.at(this::readNow);
    }

    private List<String> readNow() {
        panes[0].getScene().getRoot().applyCss();
        panes[0].getScene().getRoot().layout();
        List<TranscriptText> texts = new ArrayList<>();
        collect(panes[0], texts);
        return texts.stream().map(TranscriptText::text).toList();
    }

    private static void collect(Node node, List<TranscriptText> texts) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof TranscriptText text) {
            texts.add(text);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }

    private Button fold() {
        return robot.lookup((Node node) ->
                        node instanceof Button && node.getStyleClass().contains("thoughts-fold") && node.isVisible())
                .queryButton();
    }

    private TranscriptPane<?> column() {
        return robot.lookup(".transcript").queryAs(TranscriptPane.class);
    }

    @Test
    void whatWasSaidBeforeIsThereAtOnce() throws TimeoutException {
        words.append("Take the **tram**.\n\nIt is ", "");
        open(words);
        assertThat(read()).containsExactly("Take the tram.", "It is");
    }

    @Test
    void textThatGrowsIsDrawnWithTheNextFrameAndNotBefore() throws TimeoutException {
        open(words);
        Looking.until(() -> readNow().isEmpty());
        robot.interact(() -> {
            for (String piece : List.of("Take ", "the ", "tram.")) {
                words.append(piece, "");
                assertThat(readNow()).as("it waits for the frame").isEmpty();
            }
        });
        Looking.until(() -> readNow().equals(List.of("Take the tram.")));
        robot.interact(() -> words.append("\n\nOr walk.", ""));
        Looking.until(() -> readNow().equals(List.of("Take the tram.", "Or walk.")));
    }

    @Test
    void aRowThatStaysAsItIsKeepsItsNodeWhileTheTextGrows() throws TimeoutException {
        words.append("First.\n\nSec", "");
        open(words);
        read();
        Node first = Looking.at(() -> column().row(0).orElseThrow());
        robot.interact(() -> words.append("ond.\n\nThird.", ""));
        Looking.until(() -> readNow().size() == 3);
        assertThat(read()).containsExactly("First.", "Second.", "Third.");
        assertThat(Looking.at(() -> column().row(0).orElseThrow())).isSameAs(first);
    }

    @Test
    void whatComesOnceMoreFromItsBeginningStandsThereOnce() throws TimeoutException {
        words.append("Take the tram.\n\nOr walk.", "");
        open(words);
        robot.interact(() -> {
            words.startOver();
            words.append("Take", "");
        });
        Looking.until(() -> readNow().equals(List.of("Take")));
        robot.interact(() -> {
            words.append(" the tram.", "");
            words.store(call(RunStatus.DONE, "Take the bus."));
        });
        Looking.until(() -> readNow().equals(List.of("Take the bus.")));
    }

    @Test
    void whatIsStoredIsReadOnceMoreAsAWhole() throws TimeoutException {
        words.append("See [the map][m].\n\nOr ask.\n\n", "");
        open(words);
        assertThat(read()).containsExactly("See [the map][m].", "Or ask.");
        String more = "[m]: https://example.org\n";
        robot.interact(() -> words.append(more, ""));
        robot.interact(() -> words.store(call(RunStatus.DONE, words.text().toString())));
        Looking.until(() -> readNow().equals(List.of("See the map.", "Or ask.")));
    }

    @Test
    void thoughtsAreFoldedUntilSomebodyWantsToReadThem() throws TimeoutException {
        words.append("", "Trams or buses?");
        open(words);
        assertThat(read()).isEmpty();
        assertThat(fold().getText()).isEqualTo("Thinking…");
        robot.interact(fold()::fire);
        assertThat(read()).containsExactly("Trams or buses?");
        assertThat(fold().getAccessibleText()).isEqualTo("Thinking… – Fold the model's thoughts");

        robot.interact(() -> words.append("", " Trams."));
        Looking.until(() -> readNow().equals(List.of("Trams or buses? Trams.")));
        robot.interact(() -> words.append("Take the tram.", ""));
        Looking.until(() -> readNow().equals(List.of("Trams or buses? Trams.", "Take the tram.")));
        assertThat(fold().getText()).isEqualTo("Thoughts");
        robot.interact(fold()::fire);
        assertThat(read()).containsExactly("Take the tram.");
        assertThat(fold().getAccessibleText()).isEqualTo("Thoughts – Show the model's thoughts");
    }

    @Test
    void nobodyThinksAnyMoreOnceItIsStored() throws TimeoutException {
        open(stored("", "Hm."));
        read();
        assertThat(fold().getText()).isEqualTo("Thoughts");
    }

    @Test
    void anothersWordsTakeThePlaceOfTheFirstWhichAreHeardNoMore() throws TimeoutException {
        words.append("Take the tram.", "Hm.");
        WordsPane pane = open(words);
        read();
        robot.interact(fold()::fire);
        Words others = new Words();
        others.append("Walk.", "Well.");
        robot.interact(() -> {
            words.append(" Soon.", "");
            pane.show(others);
        });
        assertThat(read()).as("folded again").containsExactly("Walk.");
        robot.interact(() -> {
            words.append(" Now.", "");
            others.append(" Slowly.", "");
        });
        Looking.until(() -> readNow().equals(List.of("Walk. Slowly.")));
        robot.interact(() -> pane.show(words));
        assertThat(read()).containsExactly("Take the tram. Soon. Now.");
    }

    @Test
    void withoutWordsNothingIsShownWhateverIsSaidElsewhere() throws TimeoutException {
        words.append("Take the tram.", "Hm.");
        WordsPane pane = open(words);
        robot.interact(() -> {
            words.append(" Soon.", "");
            pane.show(null);
        });
        robot.interact(() -> words.append(" Now.", ""));
        assertThat(read()).isEmpty();
        assertThat(Looking.at(() -> column().row(0))).isEmpty();
        robot.interact(() -> pane.show(stored("Walk.", "")));
        assertThat(read()).containsExactly("Walk.");
    }

    @Test
    void theSameWordsStayAsTheyAreShown() throws TimeoutException {
        words.append("Take the tram.", "Hm.");
        WordsPane pane = open(words);
        read();
        robot.interact(fold()::fire);
        robot.interact(() -> pane.show(words));
        assertThat(read()).containsExactly("Hm.", "Take the tram.");
    }

    @Test
    void whatIsWholeIsReadFromItsBeginningAndWhatGrowsAtItsEnd() throws TimeoutException {
        WordsPane pane = open(stored(LONG, ""));
        assertThat(read()).contains("Line 1.").doesNotContain("Line 200.");
        words.append(LONG, "");
        robot.interact(() -> pane.show(words));
        assertThat(read()).contains("Line 200.").doesNotContain("Line 1.");
        robot.interact(() -> words.append("\n\nThe end.", ""));
        Looking.until(() -> readNow().contains("The end."));
    }

    @Test
    void itsColumnHasANameAndTakesTheFocus() throws TimeoutException {
        WordsPane pane = open(words);
        robot.interact(() -> {
            pane.describe("The answer of Owl");
            pane.enter();
        });
        assertThat(column().getAccessibleText()).isEqualTo("The answer of Owl");
        assertThat(column().isFocused()).isTrue();
    }
}
