package app.hearth.desktop.conversations;

import app.hearth.common.conversation.ConversationId;
import app.hearth.desktop.fx.Views;
import java.util.Collection;
import java.util.ResourceBundle;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line of the list: a heading, or a title with the menu of what can be done with its conversation. What only the
/// line under the pointer needs is made when it is there, and what is of no use now is only not visible, so that no
/// style is looked up again: a filter shows many lines anew at every key.
final class ConversationCell extends ListCell<ConversationItem> {
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

    private final ConversationsViewModel conversations;
    private final ResourceBundle texts;
    private final RowWords words;
    private final ConversationMenu menu;
    private final Label title = new Label();
    private final Label aside = new Label();
    private final StackPane mark = new StackPane();
    private final HBox line = new HBox(mark, title, aside);
    private final Label heading = new Label();
    private final StackPane content = new StackPane(heading, line);
    private @Nullable Button more;
    private @Nullable FontIcon pen;

    ConversationCell(ConversationsViewModel conversations, RowWords words, ConversationMenu menu) {
        this.conversations = conversations;
        this.texts = words.texts();
        this.words = words;
        this.menu = menu;
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        aside.getStyleClass().add("conversation-aside");
        aside.setOnMouseClicked(event -> {
            if (getItem() instanceof ConversationItem.Entry(ConversationRow row)
                    && !row.tags().isEmpty()) {
                conversations.filter().set("#" + row.tags().getFirst());
                event.consume();
            }
        });
        getStyleClass().add("conversation-cell");
        heading.getStyleClass().add("section-heading");
        content.getStyleClass().add("conversation-content");
        StackPane.setAlignment(heading, Pos.BOTTOM_LEFT);
        setGraphic(content);
        mark.getStyleClass().add("conversation-mark");
        line.getStyleClass().add("conversation-line");
        words.marks().changes().subscribe(this::showMarks);
        hoverProperty().subscribe(this::offerMore);
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                rename();
            }
        });
        setOnContextMenuRequested(event -> {
            if (getItem() instanceof ConversationItem.Entry && !event.isKeyboardTrigger()) {
                menu.of(meant(), this::rename).show(this, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
    }

    @Override
    protected void updateItem(@Nullable ConversationItem item, boolean empty) {
        super.updateItem(item, empty);
        boolean entry = !empty && item instanceof ConversationItem.Entry;
        setMouseTransparent(!entry);
        line.setVisible(entry);
        heading.setVisible(!empty && item instanceof ConversationItem.Heading);
        if (empty || item == null) {
            setAccessibleText(null);
            return;
        }
        switch (item) {
            case ConversationItem.Heading(Section section) -> {
                heading.setText(words.heading(section));
                setAccessibleText(heading.getText());
            }
            case ConversationItem.Entry(ConversationRow row) -> {
                title.setText(words.title(row));
                aside.setText(words.aside(row));
                aside.setMinWidth(row.isTrashed() ? USE_PREF_SIZE : 0); // a tag may be cut, a number of days may not
                if (!content.equals(getGraphic())) {
                    setGraphic(content); // after a field for the title
                }
                showMarks();
            }
        }
    }

    private void showMarks() {
        if (!(getItem() instanceof ConversationItem.Entry(ConversationRow row))) {
            return;
        }
        boolean running = words.marks().isRunning(row.id());
        boolean unread = !running && words.marks().isUnread(row.id());
        if (running && pen == null) {
            pen = new FontIcon("fth-edit-3");
            mark.getChildren().add(pen);
        }
        if (pen != null) {
            pen.setVisible(running);
        }
        pseudoClassStateChanged(RUNNING, running);
        pseudoClassStateChanged(UNREAD, unread);
        setAccessibleText(words.spoken(row));
    }

    /// The menu's button comes with the pointer.
    private void offerMore(boolean there) {
        if (there && more == null) {
            Button button = new Button("", new FontIcon("fth-more-horizontal"));
            button.getStyleClass().addAll("button-icon", "flat", "small", "conversation-more");
            button.setAccessibleText(texts.getString("more"));
            button.setTooltip(new Tooltip(texts.getString("more")));
            button.setFocusTraversable(false);
            button.setOnAction(_ -> menu.of(meant(), this::rename).show(button, Side.BOTTOM, 0, 0));
            more = button;
            line.getChildren().add(button);
        }
        if (more != null) {
            Views.show(more, there);
        }
        if (there && getItem() instanceof ConversationItem.Entry(ConversationRow row)) {
            setTooltip(new Tooltip(words.title(row)));
        }
    }

    /// All that are chosen if this one is, else this one.
    private Collection<ConversationId> meant() {
        if (!(getItem() instanceof ConversationItem.Entry(ConversationRow row))) {
            return Set.of();
        }
        Set<ConversationId> chosen = conversations.chosen().get();
        return chosen.contains(row.id()) ? chosen : Set.of(row.id());
    }

    /// The title becomes a field until Enter or the loss of focus; Escape leaves it as it was.
    void rename() {
        if (!(getItem() instanceof ConversationItem.Entry(ConversationRow row)) || row.isTrashed()) {
            return;
        }
        TextField field = new TextField(row.title());
        field.setAccessibleText(texts.getString("rename"));
        field.getStyleClass().addAll("small", "rename-field");
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                field.setText(row.title());
                leave(field);
                event.consume();
            }
        });
        field.setOnAction(_ -> leave(field));
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused && field.equals(getGraphic())) { // else the cell shows something else by now
                setGraphic(content);
            }
        });
        field.sceneProperty().addListener((_, _, scene) -> {
            if (scene == null && !field.getText().strip().equals(row.title())) {
                conversations.deeds().rename(row.id(), field.getText());
            }
        });
        setGraphic(field);
        field.requestFocus();
        field.selectAll();
    }

    private void leave(TextField field) {
        if (field.equals(getGraphic())) {
            setGraphic(content);
        }
        getListView().requestFocus();
    }
}
