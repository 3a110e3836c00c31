package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.desktop.Looking;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MarkdownNodesTest {
    private final ObservableList<MarkdownBlock> rows = FXCollections.observableArrayList();
    private final List<String> opened = new ArrayList<>();
    private final MarkdownNodes nodes = new MarkdownNodes(opened::add);

    @Start
    void start(Stage stage) {
        TranscriptPane<MarkdownBlock> pane = new TranscriptPane<>(rows, nodes, 720);
        var _ = new TranscriptSelection<>(pane, rows, MarkdownBlock::plainText, MarkdownBlock::lead);
        nodes.wrapsCodeProperty().subscribe(_ -> pane.remeasure());
        stage.setScene(new Scene(pane, 800, 600));
        stage.show();
    }

    @Test
    void aTaskHasABoxThatSaysItsStateAndTakesNoClicks(FxRobot robot) {
        show(robot, "- [x] salt\n- [ ] bread\n- milk\n\n2. [x] rest");

        assertThat(robot.lookup(".list-marker").queryAllAs(Label.class))
                .extracting(Node::getAccessibleText)
                .containsExactlyInAnyOrder("Done", "Not done", null, "2. Done");
        assertThat(robot.lookup(".task-box").queryAllAs(Label.class))
                .hasSize(3)
                .allMatch(box -> !box.isFocusTraversable() && box.getOnMouseClicked() == null);
    }

    @Test
    void aCopyHasTheBoxesOfTasksAndTheNumbersOfFootnotes(FxRobot robot) {
        show(robot, "- [x] salt\n- [ ] bread[^1]\n\n[^1]: Rye.");

        assertThat(copyOfAll(robot)).isEqualTo("[x] salt\n[ ] bread¹\n1. Rye.");
    }

    @Test
    void codeHasItsColoursAndIsCopiedPlain(FxRobot robot) {
        show(robot, "```java\nint a; // why\n```");

        assertThat(robot.lookup(".code-text .token-comment").queryAllAs(Text.class))
                .extracting(Text::getText)
                .containsExactly("// why");
        assertThat(copyOfAll(robot)).isEqualTo("int a; // why");
    }

    @Test
    void whatALongBlockHoldsAtItsEndIsColouredInTheEnd(FxRobot robot) {
        show(robot, "```java\n" + "int a;\n".repeat(60_000) + "// the end\n```");
        robot.interact(() -> pane(robot).scrollToEnd());
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(robot.lookup(".code-text .token-comment").queryAllAs(Text.class))
                .extracting(Text::getText)
                .containsExactly("// the end");
    }

    @Test
    void codeThatGrowsKeepsTheNodesOfWhatItHad(FxRobot robot) {
        MarkdownStream stream = new MarkdownStream();
        stream.append("```java\nint first;\n// wh");
        robot.interact(() -> rows.setAll(stream.rows()));
        robot.interact(() -> pane(robot).layout());
        Node first = robot.lookup(".code-text .token-name").query();

        stream.append("y\nint second;");
        MarkdownBlock now = stream.rows().getFirst();
        assertThat(nodes.kind(now)).isEqualTo(nodes.kind(rows.getFirst()));
        robot.interact(() -> nodes.show(pane(robot).row(0).orElseThrow(), now));

        assertThat(robot.lookup(".code-text .token-name").queryAll()).hasSize(2).contains(first);
        assertThat(robot.lookup(".code-text .token-comment").queryAs(Text.class).getText())
                .isEqualTo("// why");
    }

    @Test
    void theSwitchWrapsAllCodeAndLetsItRunOnAgain(FxRobot robot) {
        show(robot, "```\n" + "word ".repeat(200) + "\n```\n\n```\n" + "word ".repeat(200) + "\n```\n\nThe end.");
        robot.interact(() -> {
            pane(robot).scrollTo(1);
            pane(robot).layout();
        });
        double scrolled = pane(robot).row(1).orElseThrow().getHeight();
        ToggleButton first = robot.lookup(".code-wrap").query();
        assertThat(first.getAccessibleText()).isEqualTo("Wrap long lines");
        assertThat(first.getTooltip().getText()).isEqualTo("Wrap long lines");

        robot.interact(first::fire);
        robot.interact(() -> pane(robot).layout());

        assertThat(nodes.wrapsCodeProperty().get()).isTrue();
        assertThat(pane(robot).row(1).orElseThrow().getHeight()).isGreaterThan(2 * scrolled);
        assertThat(robot.lookup(".code-text").queryAllAs(Region.class))
                .hasSize(2)
                .allMatch(text -> text.getWidth() <= 720);
        assertThat(robot.lookup(".code-wrap").queryAllAs(ToggleButton.class))
                .allMatch(ToggleButton::isSelected)
                .allMatch(button -> button.getTooltip().getText().equals("Let long lines run on"));

        robot.interact(() -> nodes.wrapsCodeProperty().set(false));
        robot.interact(() -> pane(robot).layout());
        assertThat(pane(robot).row(1).orElseThrow().getHeight()).isEqualTo(scrolled);
    }

    @Test
    void rowsOutOfSightAreMeasuredAnewWhenCodeIsWrapped(FxRobot robot) {
        show(robot, "```\n" + "word ".repeat(200) + "\n```\n\n" + "Text.\n\n".repeat(100));
        double before = heightOfTheFirst(robot);
        robot.interact(() -> pane(robot).scrollToEnd());
        robot.interact(() -> pane(robot).layout());
        assertThat(pane(robot).row(0)).isEmpty();

        robot.interact(() -> nodes.wrapsCodeProperty().set(true));

        assertThat(heightOfTheFirst(robot)).isGreaterThan(2 * before);
    }

    /// As soon as it is in sight, before another frame could set it right.
    private static double heightOfTheFirst(FxRobot robot) {
        List<Double> heights = new ArrayList<>();
        robot.interact(() -> {
            pane(robot).scrollTo(0);
            pane(robot).layout();
            heights.add(pane(robot).row(0).orElseThrow().getHeight());
        });
        return heights.getFirst();
    }

    @Test
    void proseFromTheRightStandsOnTheRightWithItsBullet(FxRobot robot) {
        show(robot, "- (1) שלום world\n- hello שלום\n- `code` שלום\n\n```\nשלום\n```\n\n> שלום");

        assertThat(centerOf(row(robot, 0).lookup(".list-marker"))).isGreaterThan(centerOf(row(robot, 0)));
        assertThat(centerOf(row(robot, 1).lookup(".list-marker"))).isLessThan(centerOf(row(robot, 1)));
        assertThat(centerOf(row(robot, 4).lookup(".quote-bar"))).isGreaterThan(centerOf(row(robot, 4)));
        assertThat(List.of(0, 1, 2, 3, 4))
                .extracting(index -> row(robot, index).getEffectiveNodeOrientation())
                .containsExactly(
                        NodeOrientation.RIGHT_TO_LEFT,
                        NodeOrientation.LEFT_TO_RIGHT,
                        NodeOrientation.RIGHT_TO_LEFT,
                        NodeOrientation.LEFT_TO_RIGHT,
                        NodeOrientation.RIGHT_TO_LEFT);
    }

    @Test
    void aTableReadFromTheRightBeginsThere(FxRobot robot) {
        show(robot, "| שם | ערך |\n|---|---|\n| Breite | שלום |");

        List<Node> words = List.copyOf(robot.lookup(".table-body .run").queryAll());
        assertThat(centerOf(words.get(0))).isGreaterThan(centerOf(words.get(1)));
        assertThat(words.get(0).localToScene(words.get(0).getLayoutBounds()).getMaxX())
                .isGreaterThan(row(robot, 0).getWidth() - 20);
    }

    @Test
    void aFormulaIsDrawnInTheColourOfItsTextAndCopiedAsItIsWritten(FxRobot robot) {
        String text = "So $a^2$ and [$b$](https://example.org) is\n\n$$\n\\frac{a}{b}\n$$\n\nקו $c$.";
        show(robot, text);
        awaitFormulas(robot, 4);

        assertThat(formulas(robot)).allSatisfy(formula -> {
            Text letters = (Text) formula.getChildrenUnmodifiable().get(0);
            SVGPath outline = (SVGPath) formula.getChildrenUnmodifiable().get(1);
            robot.interact(() -> letters.setFill(Color.TOMATO));
            assertThat(outline.getFill()).isEqualTo(Color.TOMATO);
            assertThat(formula.getEffectiveNodeOrientation()).isEqualTo(NodeOrientation.LEFT_TO_RIGHT);
            assertThat(formula.getBaselineOffset()).isBetween(1.0, formula.getHeight());
        });
        assertThat(formulas(robot))
                .extracting(Node::getAccessibleText)
                .containsExactlyInAnyOrder("$a^2$", "$b$", "$$\n\\frac{a}{b}\n$$", "$c$");
        assertThat(copyOfAll(robot)).isEqualTo("So $a^2$ and $b$ is\n$$\n\\frac{a}{b}\n$$\nקו $c$.");
    }

    @Test
    void aFormulaThatIsRefusedIsShownAsItIsWritten(FxRobot robot) {
        show(robot, "$\\input{x}$ and $a$");
        awaitFormulas(robot, 1);

        assertThat(robot.lookup(".run.formula").queryAllAs(Text.class))
                .extracting(Text::getText)
                .containsExactly("$\\input{x}$");
    }

    @Test
    void aWideFormulaScrollsOnItsOwnAndShrinksInALine(FxRobot robot) {
        String wide = "a+".repeat(100) + "a";
        show(robot, "$$a$$\n\n$$" + wide + "$$\n\nIn $" + wide + "$ line.");
        awaitFormulas(robot, 3);

        List<Double> widths =
                formulas(robot).stream().map(Region::getWidth).sorted().toList();
        assertThat(widths.get(1)).isBetween(600.0, 720.0);
        assertThat(widths.get(2)).isGreaterThan(720);
        assertThat(robot.lookup(".formula-scroll").queryAll()).hasSize(1);
        assertThat(robot.lookup(".formula-scroll").queryAs(Region.class).getWidth())
                .isLessThanOrEqualTo(720);
    }

    @Test
    void aFormulaIsMarkedAsAWhole(FxRobot robot) {
        show(robot, "x $a^2$ y");
        awaitFormulas(robot, 1);
        TranscriptText text = robot.lookup(".transcript-text").queryAs(TranscriptText.class);

        Bounds formula = sceneBounds(formulas(robot).getFirst());
        assertThat(text.offsetAt(formula.getMaxX() - 1, formula.getCenterY())).isEqualTo(7);
        assertThat(text.offsetAt(formula.getMaxX() + 40, formula.getCenterY())).isEqualTo(9);
        robot.interact(() -> text.select(2, 3));
        Bounds marked = sceneBounds(text.lookup(".selection"));
        assertThat(marked.getMinX()).isCloseTo(formula.getMinX(), within(2.0));
        assertThat(marked.getMaxX()).isCloseTo(formula.getMaxX(), within(2.0));
    }

    @Test
    void aDiagramIsShownAsCodeThatCanBeCopied(FxRobot robot) {
        show(robot, "```mermaid\ngraph TD\n  A --> B\n```");

        assertThat(robot.lookup(".code-language").queryAs(Label.class).getText())
                .isEqualTo("mermaid");
        robot.interact(() -> robot.lookup(".code-action").queryAllAs(ButtonBase.class).stream()
                .filter(button -> button.getAccessibleText().equals("Copy this code"))
                .forEach(ButtonBase::fire));
        List<String> copied = new ArrayList<>();
        robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        assertThat(copied).containsExactly("graph TD\n  A --> B");
    }

    @Test
    void aPictureInTheTextIsShownNoWiderThanTheLineWithItsDescription(FxRobot robot) throws Exception {
        show(robot, "![A red field](" + address(new WritableImage(1_000, 100)) + ") here");

        EmbeddedPictureNode picture =
                (EmbeddedPictureNode) robot.lookup(".embedded-picture").query();
        ImageView view = (ImageView) picture.getChildrenUnmodifiable().getFirst();
        await(() -> view.getImage() != null);
        assertThat(picture.getWidth()).isEqualTo(720);
        assertThat(picture.getHeight()).isEqualTo(72);
        assertThat(picture.getAccessibleText()).isEqualTo("A red field");
        assertThat(view.getImage().isError()).isFalse();
        assertThat(copyOfAll(robot)).isEqualTo("A red field here");
    }

    @Test
    void aPictureThatIsBrokenSaysSoInItsPlace(FxRobot robot) throws Exception {
        String address = address(new WritableImage(100, 100));
        show(robot, "See ![Torn](" + address.substring(0, 81) + ")");

        await(() ->
                !robot.lookup(".embedded-picture .ikonli-font-icon").queryAll().isEmpty());
        assertThat(robot.lookup(".embedded-picture").queryAs(Region.class).getHeight())
                .isEqualTo(100);
        assertThat(sceneBounds(row(robot, 0))
                        .contains(sceneBounds(robot.lookup(".embedded-picture").query())))
                .isTrue();
    }

    @Test
    void aPictureThatLiesElsewhereIsNeitherFetchedNorRead(FxRobot robot) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            String there = "http://127.0.0.1:" + server.getAddress().getPort() + "/a.png";
            show(
                    robot,
                    "![A cat](" + there + ") ![Words](file:///etc/hostname) ![](data:text/html;base64,AAAA) ![d]("
                            + address(new WritableImage(1, 1)) + ")");
            await(() ->
                    ((ImageView) robot.lookup(".embedded-picture .image-view").query()).getImage() != null);

            assertThat(robot.lookup(".run").queryAllAs(Text.class))
                    .extracting(Text::getText)
                    .containsExactly("A cat (127.0.0.1)", " Words ", "text/html", " ");
            robot.clickOn("A cat (127.0.0.1)");
            assertThat(opened).containsExactly(there);
            assertThat(asked).hasValue(0);
            assertThat(robot.lookup(".link").queryAll()).hasSize(1);
        } finally {
            server.stop(0);
        }
    }

    private static String address(WritableImage picture) throws IOException {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(Png.of(picture));
    }

    private static void await(Callable<Boolean> condition) {
        try {
            Looking.until(condition);
        } catch (TimeoutException e) {
            throw new AssertionError("it never came", e);
        }
    }

    private static Region row(FxRobot robot, int index) {
        return pane(robot).row(index).orElseThrow();
    }

    private static double centerOf(Node node) {
        return sceneBounds(node).getCenterX();
    }

    private static Bounds sceneBounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static List<FormulaNode> formulas(FxRobot robot) {
        return robot.lookup(".formula").queryAll().stream()
                .filter(FormulaNode.class::isInstance)
                .map(FormulaNode.class::cast)
                .toList();
    }

    private static void awaitFormulas(FxRobot robot, int count) {
        try {
            WaitForAsyncUtils.waitFor(
                    30,
                    TimeUnit.SECONDS,
                    () -> formulas(robot).stream()
                                    .filter(formula -> formula.getHeight() > 0)
                                    .count()
                            == count);
        } catch (TimeoutException e) {
            throw new AssertionError("they never came", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void show(FxRobot robot, String markdown) {
        robot.interact(() -> {
            rows.setAll(MarkdownParser.parse(markdown));
            pane(robot).requestFocus();
            pane(robot).layout();
        });
    }

    private static TranscriptPane<?> pane(FxRobot robot) {
        return robot.lookup(".transcript").queryAs(TranscriptPane.class);
    }

    private String copyOfAll(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.SHORTCUT, KeyCode.C);
        List<String> copied = new ArrayList<>();
        robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        return copied.getFirst();
    }
}
