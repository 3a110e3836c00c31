package app.hearth.desktop.fx;

import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Code in its colours, under its language and a button that copies it; wide lines scroll sideways. For the JavaFX
/// thread.
final class CodeBox extends VBox {
    /// How long colours may take before the next frame, in nanoseconds; far into long code they come with a later one.
    private static final long AT_ONCE = 4_000_000;

    private final ResourceBundle texts;
    private final TranscriptText text;
    private MarkdownBlock.Code shown;
    private boolean waiting;

    CodeBox(MarkdownBlock.Code code, Consumer<String> opener, ResourceBundle texts) {
        this.texts = texts;
        text = new TranscriptText(opener);
        shown = code;
        getStyleClass().add("code-box");
        ScrollPane pane = new ScrollPane(text);
        pane.getStyleClass().add("code-scroll");
        pane.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setFitToHeight(true);
        pane.setFocusTraversable(false);
        text.getStyleClass().add("code-text");
        if (!code.place().continued()) {
            getChildren().add(head(code.language()));
        }
        getChildren().add(pane);
        paint();
    }

    /// Shows `code` in place of what it has grown out of.
    void show(MarkdownBlock.Code code) {
        boolean same = code.from() == shown.from() && code.plainText().equals(shown.plainText());
        shown = code;
        if (!same) {
            paint();
        }
    }

    private void paint() {
        CodeText source = shown.source();
        boolean known = source.reach(shown.from(), AT_ONCE);
        text.show(known ? source.spans(shown.from(), shown.to()) : List.of(MarkdownSpan.plain(shown.plainText())));
        if (!known && !waiting) {
            waiting = true;
            Platform.runLater(() -> {
                waiting = false;
                paint();
            });
        }
    }

    private Node head(String language) {
        Label name = new Label(language);
        name.getStyleClass().add("code-language");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = new Button("", new FontIcon("fth-copy"));
        copy.getStyleClass().addAll("button-icon", "flat", "small", "code-copy");
        copy.setAccessibleText(texts.getString("code.copy"));
        copy.setTooltip(new Tooltip(texts.getString("code.copy")));
        copy.setOnAction(_ -> CopiedText.put(shown.whole()));
        HBox head = new HBox(name, space, copy);
        head.getStyleClass().add("code-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }
}
