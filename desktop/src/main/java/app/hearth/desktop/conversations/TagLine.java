package app.hearth.desktop.conversations;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Tag;
import app.hearth.desktop.fx.Question;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where a tag gets a name, and what can be done to the tag by which the list is filtered. For the JavaFX thread.
final class TagLine extends VBox {
    private final ConversationsViewModel conversations;
    private final ResourceBundle texts;
    private final TextField field = new TextField();
    private final Label name = new Label();
    private final HBox known = new HBox();
    private final Question question = new Question();
    private final BooleanProperty asked = new SimpleBooleanProperty();
    private Consumer<String> named = _ -> {};
    private Node before = this;

    TagLine(ConversationsViewModel conversations, ResourceBundle texts) {
        this.conversations = conversations;
        this.texts = texts;
        getStyleClass().add("tag-line");
        name.getStyleClass().add("tag-line-name");
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        known.getStyleClass().add("tag-line-known");
        known.getChildren()
                .setAll(
                        name,
                        button("tag.rename", "fth-edit-2", this::rename),
                        button("tag.delete", "fth-trash-2", this::askToDelete));
        field.getStyleClass().addAll("small", "rename-field");
        field.setOnAction(_ -> enter());
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave();
                event.consume();
            }
        });
        question.setYes(texts.getString("tag.delete.yes"));
        question.setNo(texts.getString("tag.delete.no"));
        question.setDanger(true);
        question.follow(asked, this::delete);
        getChildren().setAll(known, field, question);
        Views.show(field, false);
        conversations.filter().subscribe(this::follow);
        conversations.tags().subscribe(this::follow);
        follow();
    }

    private Button button(String key, String icon, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().add("quiet-icon");
        button.setAccessibleText(texts.getString(key));
        button.setTooltip(new Tooltip(texts.getString(key)));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Asks for the name of a tag that these get.
    void ask(List<ConversationId> ids) {
        open("", texts.getString("tag.new.name"), typed -> conversations.deeds().tag(ids, typed, true));
    }

    private void rename() {
        conversations
                .filteredTag()
                .ifPresent(tag ->
                        open(tag.name(), texts.getString("tag.rename"), typed -> conversations.rename(tag, typed)));
    }

    private void open(String text, String what, Consumer<String> then) {
        before = getScene().getFocusOwner() == null ? this : getScene().getFocusOwner();
        named = then;
        asked.set(false);
        field.setText(text);
        field.setPromptText(what);
        field.setAccessibleText(what);
        Views.show(field, true);
        field.requestFocus();
        field.selectAll();
    }

    private void enter() {
        String typed = field.getText();
        leave();
        named.accept(typed);
    }

    private void leave() {
        before.requestFocus();
        Views.show(field, false);
    }

    private void askToDelete() {
        conversations.filteredTag().ifPresent(tag -> {
            question.setWords(MessageFormat.format(
                    texts.getString("tag.delete.question"), conversations.bearers(tag), tag.name()));
            asked.set(true);
        });
    }

    private void delete() {
        asked.set(false);
        conversations.filteredTag().ifPresent(conversations::delete);
    }

    private void follow() {
        asked.set(false);
        name.setText(conversations.filteredTag().map(Tag::name).orElse(""));
        Views.show(known, conversations.filteredTag().isPresent());
    }
}
