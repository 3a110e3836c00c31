package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
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
    private final MarkdownNodes nodes = new MarkdownNodes(_ -> {});

    @Start
    void start(Stage stage) {
        TranscriptPane<MarkdownBlock> pane = new TranscriptPane<>(rows, nodes::node, 720);
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
        robot.interact(() -> {
            nodes.update(
                    pane(robot).row(0).orElseThrow(),
                    rows.getFirst(),
                    stream.rows().getFirst());
        });

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
