package app.hearth.desktop.conversations;

import app.hearth.common.client.ConversationCalls;
import app.hearth.common.conversation.Tag;
import app.hearth.common.wire.Page;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Matching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The tags of a profile, by name. Confined to the UI thread; never blocks it.
final class TagList {
    private final ConversationCalls calls;
    private final Background background;
    private final Ways ways;
    private final ObservableList<Tag> tags = FXCollections.observableArrayList();
    private boolean closed;

    TagList(ConversationCalls calls, Background background, Ways ways) {
        this.calls = calls;
        this.background = background;
        this.ways = ways;
    }

    /// Who hears what a tag is called now, empty when it is gone, and why it is still as it was.
    interface Ways {
        void renamed(String before, Optional<String> now);

        void failed(Exception failure);
    }

    ObservableList<Tag> all() {
        return tags;
    }

    List<String> names() {
        return tags.stream().map(Tag::name).toList();
    }

    /// The tag of this name, whatever its case and accents.
    Optional<Tag> named(String name) {
        return tags.stream().filter(tag -> same(tag.name(), name)).findFirst();
    }

    static boolean same(String one, String other) {
        return Matching.folded(one).equals(Matching.folded(other));
    }

    /// Reads them again; what cannot be read stays as it is.
    void load() {
        background.run(this::read, this::show, _ -> {});
    }

    private List<Tag> read() {
        List<Tag> all = new ArrayList<>();
        Page<Tag> page = calls.tags();
        all.addAll(page.items());
        while (page.nextCursor() != null) {
            page = calls.tags(page.nextCursor());
            all.addAll(page.items());
        }
        return all;
    }

    private void show(List<Tag> now) {
        if (!closed && !now.equals(tags)) {
            tags.setAll(now);
        }
    }

    /// Calls a tag something else.
    void rename(Tag tag, String name) {
        background.run(
                () -> calls.renameTag(tag.id(), name),
                now -> ended(() -> ways.renamed(tag.name(), Optional.of(now.name()))),
                ways::failed);
    }

    /// Takes a tag from every conversation and forgets it.
    void delete(Tag tag) {
        background.run(
                () -> calls.deleteTag(tag.id()),
                () -> ended(() -> ways.renamed(tag.name(), Optional.empty())),
                ways::failed);
    }

    private void ended(Runnable news) {
        if (!closed) {
            news.run();
            load();
        }
    }

    void close() {
        closed = true;
        tags.clear();
    }
}
