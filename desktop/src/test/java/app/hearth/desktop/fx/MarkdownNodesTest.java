package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MarkdownNodesTest {
    private final ObservableList<MarkdownBlock> rows = FXCollections.observableArrayList();
    private final MarkdownNodes nodes = new MarkdownNodes(_ -> {});

    @Start
    void start(Stage stage) {
        TranscriptPane<MarkdownBlock> pane = new TranscriptPane<>(rows, nodes::node, 720);
        var _ = new TranscriptSelection<>(pane, rows, MarkdownBlock::plainText, MarkdownBlock::lead);
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
