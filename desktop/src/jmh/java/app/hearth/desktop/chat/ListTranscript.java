package app.hearth.desktop.chat;

import app.hearth.desktop.fx.BenchStage;
import app.hearth.desktop.fx.MarkdownNodes;
import app.hearth.desktop.fx.MarkdownParser;
import app.hearth.desktop.fx.NextFrame;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// A list view with a cell for each message, whose text is read as Markdown when the cell comes into sight, or shown as
/// it is: then it is the bare control that all others are compared with.
final class ListTranscript implements Transcript {
    private final List<String> texts;
    private final ListView<String> list = new ListView<>();
    private final Scene scene;
    private final StringBuilder answer = new StringBuilder();
    private boolean waiting;

    ListTranscript(List<String> texts, boolean markdown) {
        this.texts = texts;
        MarkdownNodes nodes = new MarkdownNodes(_ -> {});
        list.setCellFactory(_ -> markdown ? new MarkdownCell(nodes) : new PlainCell());
        this.scene = BenchStage.shown(list, LongConversation.WIDTH, LongConversation.HEIGHT);
    }

    @Override
    public Scene scene() {
        return scene;
    }

    @Override
    public void open() {
        list.getItems().setAll(texts);
        list.scrollTo(texts.size() - 1);
    }

    @Override
    public void leave() {
        list.getItems().clear();
    }

    @Override
    public void jump(double part) {
        list.scrollTo((int) (part * (texts.size() - 1)));
    }

    @Override
    public void begin() {
        list.getItems().add("");
        list.scrollTo(texts.size());
    }

    @Override
    public void grow(String token) {
        answer.append(token);
        if (!waiting) {
            waiting = true;
            NextFrame.run(() -> {
                waiting = false;
                list.getItems().set(texts.size(), answer.toString());
                list.scrollTo(texts.size());
            });
        }
    }

    private static final class PlainCell extends ListCell<String> {
        private final Text text = new Text();
        private final TextFlow flow = new TextFlow(text);

        PlainCell() {
            flow.setMaxWidth(ChatView.MEASURE);
            setPrefWidth(0);
            setMinHeight(Region.USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            text.setText(item == null ? "" : item);
            setGraphic(empty ? null : flow);
        }
    }

    private static final class MarkdownCell extends ListCell<String> {
        private final MarkdownNodes nodes;

        MarkdownCell(MarkdownNodes nodes) {
            this.nodes = nodes;
            setPrefWidth(0);
            setMinHeight(Region.USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            VBox rows = new VBox();
            rows.setMaxWidth(ChatView.MEASURE);
            MarkdownParser.parse(item).forEach(block -> rows.getChildren().add(nodes.make(block)));
            setGraphic(rows);
        }
    }
}
