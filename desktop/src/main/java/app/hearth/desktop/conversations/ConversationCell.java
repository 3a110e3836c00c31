package app.hearth.desktop.conversations;

import app.hearth.common.conversation.Conversation;
import app.hearth.desktop.fx.Views;
import java.util.Locale;
import java.util.ResourceBundle;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line of the list: a heading, or a title with the menu of what can be done with its conversation.
final class ConversationCell extends ListCell<ConversationItem> {
    private final ConversationsViewModel conversations;
    private final ResourceBundle texts;
    private final Label title = new Label();
    private final FontIcon pin = new FontIcon("fth-bookmark");
    private final Button more = new Button("", new FontIcon("fth-more-horizontal"));
    private final HBox line = new HBox(pin, title, more);
    private final Label heading = new Label();

    ConversationCell(ConversationsViewModel conversations, ResourceBundle texts) {
        this.conversations = conversations;
        this.texts = texts;
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("conversation-line");
        heading.getStyleClass().add("section-heading");
        more.getStyleClass().addAll("button-icon", "flat", "small", "conversation-more");
        more.setAccessibleText(texts.getString("more"));
        more.setTooltip(new Tooltip(texts.getString("more")));
        more.setOnAction(_ -> menu().show(more, Side.BOTTOM, 0, 0));
        more.visibleProperty().bind(hoverProperty().or(selectedProperty()).or(more.focusedProperty()));
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                rename();
            }
        });
        setOnContextMenuRequested(event -> {
            if (getItem() instanceof ConversationItem.Entry) {
                menu().show(this, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
    }

    static String titleOf(Conversation conversation, ResourceBundle texts) {
        return conversation.title().isBlank() ? texts.getString("untitled") : conversation.title();
    }

    @Override
    protected void updateItem(@Nullable ConversationItem item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().removeAll("heading-cell", "conversation-cell");
        setDisable(false);
        setTooltip(null);
        setAccessibleText(null);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        switch (item) {
            case ConversationItem.Heading section -> showHeading(section);
            case ConversationItem.Entry entry -> showConversation(entry.conversation());
        }
    }

    private void showHeading(ConversationItem.Heading item) {
        heading.setText(texts.getString("section." + item.section().name().toLowerCase(Locale.ROOT)));
        getStyleClass().add("heading-cell");
        setDisable(true);
        setAccessibleText(heading.getText());
        setGraphic(heading);
    }

    private void showConversation(Conversation conversation) {
        String words = titleOf(conversation, texts);
        title.setText(words);
        Views.show(pin, conversation.pinned());
        getStyleClass().add("conversation-cell");
        setAccessibleText(words);
        setTooltip(new Tooltip(words));
        setGraphic(line);
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        if (getItem() instanceof ConversationItem.Entry(Conversation conversation)) {
            MenuItem rename = new MenuItem(texts.getString("rename"), new FontIcon("fth-edit-2"));
            rename.setOnAction(_ -> rename());
            MenuItem pinning = new MenuItem(
                    texts.getString(conversation.pinned() ? "unpin" : "pin"), new FontIcon("fth-bookmark"));
            pinning.setOnAction(_ -> conversations.pin(conversation.id(), !conversation.pinned()));
            MenuItem trash = new MenuItem(texts.getString("trash"), new FontIcon("fth-trash-2"));
            trash.setOnAction(_ -> conversations.trash(conversation.id()));
            menu.getItems().addAll(rename, pinning, trash);
        }
        return menu;
    }

    /// The title becomes a field until Enter or the loss of focus; Escape leaves it as it was.
    private void rename() {
        if (!(getItem() instanceof ConversationItem.Entry(Conversation conversation))) {
            return;
        }
        TextField field = new TextField(conversation.title());
        field.setAccessibleText(texts.getString("rename"));
        field.getStyleClass().addAll("small", "rename-field");
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                field.setText(conversation.title());
                setGraphic(line);
                event.consume();
            }
        });
        field.setOnAction(_ -> setGraphic(line));
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused && field.equals(getGraphic())) { // else the cell shows something else by now
                setGraphic(line);
            }
        });
        field.sceneProperty().addListener((_, _, scene) -> {
            if (scene == null && !field.getText().strip().equals(conversation.title())) {
                conversations.rename(conversation.id(), field.getText());
            }
        });
        setGraphic(field);
        field.requestFocus();
        field.selectAll();
    }
}
