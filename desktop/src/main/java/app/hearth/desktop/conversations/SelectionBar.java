package app.hearth.desktop.conversations;

import app.hearth.common.conversation.ConversationId;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.Set;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done with several conversations while several are chosen. For the JavaFX thread.
final class SelectionBar extends HBox {
    private final ConversationsViewModel conversations;
    private final ResourceBundle texts;
    private final Label count = new Label();

    SelectionBar(ConversationsViewModel conversations, ResourceBundle texts, ConversationMenu menu) {
        this.conversations = conversations;
        this.texts = texts;
        getStyleClass().add("selection-bar");
        count.getStyleClass().add("selection-count");
        count.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(count, Priority.ALWAYS);
        Button tag = button("tags", "fth-tag");
        tag.setOnAction(_ -> menu.tagsOf(chosen()).show(tag, Side.TOP, 0, 0));
        Button archive = button("archive", "fth-archive");
        archive.setOnAction(_ -> conversations.deeds().archive(chosen(), true));
        Button unarchive = button("unarchive", "fth-inbox");
        unarchive.setOnAction(_ -> conversations.deeds().archive(chosen(), false));
        Button trash = button("trash", "fth-trash-2");
        trash.setOnAction(_ -> conversations.deeds().trash(chosen()));
        Button restore = button("restore", "fth-corner-up-left");
        restore.setOnAction(_ -> conversations.deeds().restore(chosen()));
        Button done = button("selection.done", "fth-x");
        done.setOnAction(_ -> conversations.chooseOpen());
        getChildren().setAll(count, tag, archive, unarchive, restore, trash, done);
        conversations.folder().subscribe(folder -> {
            Views.show(tag, folder != Folder.TRASH);
            Views.show(archive, folder == Folder.CURRENT);
            Views.show(unarchive, folder == Folder.ARCHIVE);
            Views.show(restore, folder == Folder.TRASH);
            Views.show(trash, folder != Folder.TRASH);
        });
        conversations.chosen().subscribe(this::show);
    }

    private Set<ConversationId> chosen() {
        return conversations.chosen().get();
    }

    private Button button(String key, String icon) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().add("quiet-icon");
        button.setAccessibleText(texts.getString(key));
        button.setTooltip(new Tooltip(texts.getString(key)));
        return button;
    }

    private void show(Set<ConversationId> ids) {
        count.setText(MessageFormat.format(texts.getString("selection"), ids.size()));
        Views.show(this, ids.size() > 1);
    }
}
