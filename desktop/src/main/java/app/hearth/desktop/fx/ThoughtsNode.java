package app.hearth.desktop.fx;

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
public final class ThoughtsNode extends VBox {
    private static final long MINUTE = 60;

    private final ResourceBundle texts = Views.texts(ThoughtsNode.class);
    private final FontIcon arrow = new FontIcon();
    private final Button fold = new Button("", arrow);
    private final TranscriptText words;

    /// Of thoughts that [#show] brings.
    ///
    /// @param toggle folds or unfolds them
    public ThoughtsNode(Runnable toggle, Consumer<String> opener) {
        words = new TranscriptText(opener);
        words.getStyleClass().add("thoughts-text");
        fold.getStyleClass().addAll("flat", "small", "thoughts-fold");
        fold.setOnAction(_ -> toggle.run());
        getStyleClass().add("thoughts");
        getChildren().addAll(fold, words);
    }

    /// Shows them as they stand.
    ///
    /// @param thoughts are shown while they are `open`
    public void show(Thinking thinking, String thoughts, boolean open) {
        String title = title(thinking);
        fold.setText(title);
        fold.setAccessibleText(title + " – " + texts.getString(open ? "thoughts.fold" : "thoughts.unfold"));
        arrow.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        List<MarkdownSpan> shown = List.of(MarkdownSpan.plain(thoughts));
        words.show(shown);
        words.setNodeOrientation(ReadingDirection.of(shown));
        Views.show(words, open);
    }

    private String title(Thinking thinking) {
        long seconds = thinking.seconds();
        if (thinking.going()) {
            return texts.getString("thoughts.going");
        }
        if (seconds == 0) {
            return texts.getString("thoughts");
        }
        return seconds < MINUTE
                ? texts.getString("thoughts.seconds").formatted(seconds)
                : texts.getString("thoughts.minutes").formatted(seconds / MINUTE, seconds % MINUTE);
    }
}
