package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says which of its siblings a message is, between the buttons that lead to the one before and the one after. For the
/// JavaFX thread.
final class SiblingPager extends HBox {
    private final ResourceBundle texts = Views.texts(SiblingPager.class);
    private final ChatViewModel chat;
    private final ChatMessage message;
    private final BiConsumer<ChatMessage, Integer> walk;
    private final String kind;

    /// @param walk shows the sibling so many further on
    SiblingPager(ChatViewModel chat, ChatMessage message, BiConsumer<ChatMessage, Integer> walk) {
        this.chat = chat;
        this.message = message;
        this.walk = walk;
        this.kind = message.isQuestion() ? "siblings.question" : "siblings.answer";
        Place place = message.place();
        Label count = new Label(place.number() + "/" + place.of());
        count.getStyleClass().add("siblings-count");
        count.setAccessibleText(texts.getString(kind).formatted(place.number(), place.of()));
        Button previous = button(Feather.CHEVRON_LEFT, "previous", -1, place.number() > 1);
        Button next = button(Feather.CHEVRON_RIGHT, "next", 1, place.number() < place.of());
        getChildren().addAll(previous, count, next);
        if (chat.branches().compare().canCompare(message)) {
            getChildren().add(compare());
        }
        getStyleClass().add("siblings");
        setMinWidth(USE_PREF_SIZE);
    }

    private Button button(Feather icon, String way, int steps, boolean there) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("quiet-icon", "siblings-" + way);
        String words = texts.getString(kind + "." + way);
        button.setAccessibleText(words);
        Tooltip tip = new Tooltip(words);
        tip.setOnShowing(_ -> tip.setText(words + (isLastFork() ? " " + texts.getString("siblings.keys." + way) : "")));
        button.setTooltip(tip);
        button.setOnAction(_ -> walk.accept(message, steps));
        if (there) {
            button.disableProperty().bind(chat.sendingProperty());
        } else {
            button.setDisable(true);
        }
        return button;
    }

    private Button compare() {
        Button button = new Button("", new FontIcon(Feather.COLUMNS));
        button.getStyleClass().addAll("quiet-icon", "siblings-compare");
        button.setAccessibleText(texts.getString("compare"));
        button.setTooltip(new Tooltip(texts.getString("compare")));
        button.setOnAction(_ -> chat.branches().compare().compare(message));
        return button;
    }

    /// Then there are keys for it.
    private boolean isLastFork() {
        return chat.branches().lastFork().filter(last -> last == message).isPresent();
    }
}
