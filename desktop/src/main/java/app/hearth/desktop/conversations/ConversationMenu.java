package app.hearth.desktop.conversations;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.ResourceBundle;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done with one conversation or with several, as a menu. For the JavaFX thread.
final class ConversationMenu {
    private final ConversationsViewModel conversations;
    private final ResourceBundle texts;
    private final TagLine tagLine;

    ConversationMenu(ConversationsViewModel conversations, ResourceBundle texts, TagLine tagLine) {
        this.conversations = conversations;
        this.texts = texts;
        this.tagLine = tagLine;
    }

    /// `rename` makes a field of the title of the only one.
    ContextMenu of(Collection<ConversationId> ids, Runnable rename) {
        List<ConversationRow> rows =
                ids.stream().flatMap(id -> conversations.row(id).stream()).toList();
        ContextMenu menu = new ContextMenu();
        if (rows.stream().allMatch(ConversationRow::isTrashed)) {
            menu.getItems()
                    .add(item(
                            "restore",
                            "fth-corner-up-left",
                            () -> conversations.deeds().restore(ids)));
            return menu;
        }
        if (rows.size() == 1) {
            menu.getItems().add(item("rename", "fth-edit-2", rename));
        }
        boolean pinned = rows.stream().allMatch(ConversationRow::pinned);
        boolean archived = rows.stream().allMatch(ConversationRow::archived);
        Menu tags = new Menu(texts.getString("tags"), new FontIcon("fth-tag"));
        tags.getItems().setAll(tags(rows, ids));
        menu.getItems()
                .addAll(
                        item(
                                pinned ? "unpin" : "pin",
                                "fth-bookmark",
                                () -> conversations.deeds().pin(ids, !pinned)),
                        tags,
                        item(
                                archived ? "unarchive" : "archive",
                                "fth-archive",
                                () -> conversations.deeds().archive(ids, !archived)),
                        item("trash", "fth-trash-2", () -> conversations.deeds().trash(ids)));
        return menu;
    }

    /// The tags alone, with check marks where all of them have one.
    ContextMenu tagsOf(Collection<ConversationId> ids) {
        List<ConversationRow> rows =
                ids.stream().flatMap(id -> conversations.row(id).stream()).toList();
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(tags(rows, ids));
        return menu;
    }

    private List<MenuItem> tags(List<ConversationRow> rows, Collection<ConversationId> ids) {
        List<MenuItem> items = new ArrayList<>();
        for (Tag tag : conversations.tags()) {
            boolean everywhere = rows.stream().allMatch(row -> row.isTagged(tag.name()));
            CheckMenuItem item = new CheckMenuItem(tag.name());
            item.setMnemonicParsing(false);
            item.setSelected(everywhere);
            item.setOnAction(_ -> conversations.deeds().tag(ids, tag.name(), !everywhere));
            items.add(item);
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(item("tag.new", "fth-plus", () -> tagLine.ask(List.copyOf(ids))));
        return items;
    }

    private MenuItem item(String key, String icon, Runnable action) {
        MenuItem item = new MenuItem(texts.getString(key), new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
