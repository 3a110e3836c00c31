package app.hearth.desktop.chat;

import app.hearth.desktop.fx.CopiedText;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.ResourceBundle;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The quiet row of what can be done with a message: what is done often as buttons, the rest in a menu. For the JavaFX
/// thread.
final class MessageActions {
    private final ChatViewModel chat;
    private final Runnable write;
    private final ResourceBundle texts = Views.texts(MessageActions.class);

    /// @param write puts the cursor where a question is written
    MessageActions(ChatViewModel chat, Runnable write) {
        this.chat = chat;
        this.write = write;
    }

    /// @param message the one its buttons are about when they are pressed
    HBox ofQuestion(ObservableValue<ChatMessage> message) {
        Button edit = button("edit", Feather.EDIT_2, false);
        edit.setOnAction(_ -> {
            chat.editing().begin(message.getValue());
            write.run();
        });
        HBox row = new HBox(waiting(edit), more(message));
        row.getStyleClass().add("question-actions");
        row.setMinWidth(Region.USE_PREF_SIZE);
        return row;
    }

    /// @param shown the one its buttons are about when they are pressed; which there are does not change with it
    HBox ofAnswer(ObservableValue<ChatMessage> shown) {
        ChatMessage message = shown.getValue();
        HBox row = new HBox();
        row.getStyleClass().add("answer-actions");
        if (message.isStreaming()) {
            Button reconnect = button("reconnect", Feather.REFRESH_CW, true);
            reconnect.setOnAction(_ -> chat.reload());
            row.getChildren().add(waiting(reconnect));
            return row;
        }
        boolean empty = message.text().isEmpty();
        boolean council = message.councilId().isPresent();
        if (message.isCutShort() && (council || !empty)) {
            Button resume = button(council ? "continue.council" : "continue", Feather.CORNER_DOWN_RIGHT, true);
            resume.setOnAction(_ -> resume(shown.getValue()));
            row.getChildren().add(quiet(resume));
        }
        row.getChildren().add(again(shown));
        if (!empty) {
            Button copy = button("copy", Feather.COPY, false);
            copy.setOnAction(_ -> copy(shown.getValue()));
            row.getChildren().add(copy);
        }
        row.getChildren().add(more(shown));
        return row;
    }

    /// What a council had begun is not written on, but asked for from where the council ended.
    private void resume(ChatMessage message) {
        message.councilId()
                .ifPresentOrElse(chat.councilDeeds()::goOn, () -> chat.answers().resume(message));
    }

    private void regenerate(ChatMessage message) {
        message.councilId()
                .ifPresentOrElse(
                        chat.councilDeeds()::askAgain, () -> chat.answers().regenerate(message));
    }

    /// One click has the selected model answer again, or the council that answered; the menu beside it, another model.
    private HBox again(ObservableValue<ChatMessage> shown) {
        boolean council = shown.getValue().councilId().isPresent();
        boolean spelled = shown.getValue().isCutShort() && !council;
        Button again = button(council ? "again.council" : "again", Feather.REFRESH_CW, spelled);
        again.setOnAction(_ -> regenerate(shown.getValue()));
        Button with = button("again.with", Feather.CHEVRON_DOWN, false);
        with.getStyleClass().add("again-with");
        with.setOnAction(_ -> open(models(shown.getValue()), with));
        HBox both = new HBox(quiet(again), quiet(with));
        both.getStyleClass().add("again");
        return both;
    }

    private ContextMenu models(ChatMessage message) {
        ContextMenu menu = new ContextMenu();
        List<ModelName> offered = chat.answers().offered();
        for (ModelName model : offered) {
            MenuItem item = new MenuItem(chat.models().nameOf(model));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> chat.answers().regenerate(message, model));
            menu.getItems().add(item);
        }
        if (offered.isEmpty()) {
            MenuItem none = new MenuItem(texts.getString("again.none"));
            none.setDisable(true);
            menu.getItems().add(none);
        }
        return menu;
    }

    private Button more(ObservableValue<ChatMessage> shown) {
        Button more = button("more", Feather.MORE_HORIZONTAL, false);
        more.getStyleClass().add("message-more");
        more.setOnAction(_ -> {
            ChatMessage message = shown.getValue();
            ContextMenu menu = new ContextMenu();
            if (message.isQuestion()) {
                menu.getItems().add(item("copy.question", Feather.COPY, () -> copy(message)));
            }
            CompareViewModel compare = chat.branches().compare();
            if (compare.canCompare(message)) {
                menu.getItems().add(item("compare", Feather.COLUMNS, () -> compare.compare(message)));
            }
            menu.getItems()
                    .addAll(
                            item(
                                    "fork",
                                    Feather.GIT_BRANCH,
                                    () -> chat.branches().fork(message)),
                            new SeparatorMenuItem(),
                            item("trash", Feather.TRASH_2, () -> chat.branches().trash(message)));
            open(menu, more);
        });
        return waiting(more);
    }

    private MenuItem item(String key, Feather icon, Runnable run) {
        MenuItem item = new MenuItem(texts.getString(key), new FontIcon(icon));
        item.setOnAction(_ -> run.run());
        return item;
    }

    private static void open(ContextMenu menu, Button under) {
        menu.show(under, Side.BOTTOM, 0, 0);
    }

    private static void copy(ChatMessage message) {
        CopiedText.put(message.text().toString());
    }

    private Button button(String key, Feather icon, boolean spelled) {
        Button button = new Button(spelled ? texts.getString(key) : "", new FontIcon(icon));
        button.getStyleClass().addAll("small", spelled ? "spelled" : "flat");
        button.setAccessibleText(texts.getString(key));
        button.setTooltip(new Tooltip(texts.getString(key + ".tip")));
        return button;
    }

    /// Not while something is on its way to the server.
    private Button waiting(Button button) {
        button.disableProperty().bind(chat.sendingProperty());
        return button;
    }

    /// Nor while an answer is being written.
    private Button quiet(Button button) {
        button.disableProperty().bind(chat.sendingProperty().or(chat.answeringProperty()));
        return button;
    }
}
