package app.hearth.desktop.chat;

import app.hearth.desktop.fx.MarkdownSpan;
import app.hearth.desktop.fx.ReadingDirection;
import app.hearth.desktop.fx.TranscriptText;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a model thought before it answered: a quiet line that says how long, and under it, unfolded, the thoughts
/// themselves. It stays the same node while they grow and when it is folded, so that it keeps the focus. For the JavaFX
/// thread.
final class ThoughtsNode extends VBox {
    private static final long MINUTE = 60;

    private final ResourceBundle texts = Views.texts(ThoughtsNode.class);
    private final FontIcon arrow = new FontIcon();
    private final Button fold = new Button("", arrow);
    private final TranscriptText words;

    ThoughtsNode(ChatRow.Thoughts row, Consumer<ChatMessage> toggle, Consumer<String> opener) {
        words = new TranscriptText(opener);
        words.getStyleClass().add("thoughts-text");
        fold.getStyleClass().addAll("flat", "small", "thoughts-fold");
        fold.setOnAction(_ -> toggle.accept(row.message()));
        getStyleClass().add("thoughts");
        getChildren().addAll(fold, words);
        show(row);
    }

    void show(ChatRow.Thoughts row) {
        String title = title(row.thinking());
        fold.setText(title);
        fold.setAccessibleText(title + " – " + texts.getString(row.open() ? "thoughts.fold" : "thoughts.unfold"));
        arrow.setIconCode(row.open() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        List<MarkdownSpan> shown = List.of(MarkdownSpan.plain(row.words()));
        words.show(shown);
        words.setNodeOrientation(ReadingDirection.of(shown));
        Views.show(words, row.open());
    }

    private String title(Thinking thinking) {
        long seconds = thinking.seconds();
        if (thinking.going()) {
            return texts.getString("waiting");
        }
        if (seconds == 0) {
            return texts.getString("thoughts");
        }
        return seconds < MINUTE
                ? texts.getString("thoughts.seconds").formatted(seconds)
                : texts.getString("thoughts.minutes").formatted(seconds / MINUTE, seconds % MINUTE);
    }
}
