package app.hearth.desktop.fx;

import java.util.List;
import java.util.ResourceBundle;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Code in its colours, under its language, a switch that wraps its lines or lets them scroll sideways, and a button
/// that copies it. For the JavaFX thread.
final class CodeBox extends VBox {
    /// How long colours may take before the next frame, in nanoseconds; far into long code they come with a later one.
    private static final long AT_ONCE = 4_000_000;

    private final ResourceBundle texts;
    private final TranscriptText text;
    private final ScrollPane scroll = new ScrollPane();
    private final BooleanProperty wrapped;
    private final ChangeListener<Boolean> onWrapped = (_, _, now) -> wrap(now);
    private MarkdownBlock.Code shown;
    private boolean waiting;

    /// @param text what shows code
    /// @param wrapped whether all code is wrapped, which the switch sets
    CodeBox(MarkdownBlock.Code code, TranscriptText text, BooleanProperty wrapped, ResourceBundle texts) {
        this.text = text;
        this.wrapped = wrapped;
        this.texts = texts;
        shown = code;
        getStyleClass().add("code-box");
        scroll.getStyleClass().add("code-scroll");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        text.getStyleClass().add("code-text");
        if (!code.place().continued()) {
            getChildren().add(head(code.language()));
        }
        wrap(wrapped.get());
        wrapped.addListener(new WeakChangeListener<>(onWrapped));
        paint();
    }

    private void wrap(boolean now) {
        getChildren().removeAll(scroll, text);
        scroll.setContent(now ? null : text);
        getChildren().add(now ? text : scroll);
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

    private ToggleButton wrapSwitch() {
        ToggleButton button = new ToggleButton("", new FontIcon("fth-corner-down-left"));
        button.getStyleClass().addAll("button-icon", "flat", "small", "code-action", "code-wrap");
        button.setAccessibleText(texts.getString("code.wrap"));
        button.setTooltip(new Tooltip());
        button.getTooltip()
                .textProperty()
                .bind(button.selectedProperty().map(now -> texts.getString(now ? "code.unwrap" : "code.wrap")));
        button.selectedProperty().bindBidirectional(wrapped);
        return button;
    }

    private Node head(String language) {
        Label name = new Label(language);
        name.getStyleClass().add("code-language");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = new Button("", new FontIcon("fth-copy"));
        copy.getStyleClass().addAll("button-icon", "flat", "small", "code-action");
        copy.setAccessibleText(texts.getString("code.copy"));
        copy.setTooltip(new Tooltip(texts.getString("code.copy")));
        copy.setOnAction(_ -> CopiedText.put(shown.whole()));
        HBox head = new HBox(name, space, wrapSwitch(), copy);
        head.getStyleClass().add("code-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }
}
