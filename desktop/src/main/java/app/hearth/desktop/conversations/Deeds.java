package app.hearth.desktop.conversations;

import app.hearth.common.client.ConversationCalls;
import app.hearth.common.conversation.ConversationId;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What a person does to one conversation of the list, or to several at once, and the way back from it. Confined to the
/// UI thread; never blocks it.
public final class Deeds {
    private final Shelf shelf;
    private final Writing writing;
    private final InstantSource clock;
    private final Told told;
    private final ReadOnlyObjectWrapper<@Nullable Done> done = new ReadOnlyObjectWrapper<>(this, "done");

    Deeds(ConversationCalls calls, Background background, Shelf shelf, InstantSource clock, Told told) {
        this.shelf = shelf;
        this.writing = new Writing(calls, background, shelf, this::written);
        this.clock = clock;
        this.told = told;
    }

    /// Who hears that the list is another one now, that something is tried, and what came of it.
    interface Told {
        void changed();

        void gone(Collection<ConversationId> ids);

        void failed(List<ConversationId> ids, Optional<Explanation> why);
    }

    /// What was done last, as long as that can be taken back here.
    public ReadOnlyObjectProperty<@Nullable Done> doneProperty() {
        return done.getReadOnlyProperty();
    }

    public void rename(ConversationId id, String title) {
        String words = title.strip();
        if (!words.isEmpty()) {
            change(List.of(id), row -> row.withTitle(words));
        }
    }

    public void pin(Collection<ConversationId> ids, boolean pinned) {
        change(ids, row -> row.withPinned(pinned));
    }

    /// Moves them to the trash.
    public void trash(Collection<ConversationId> ids) {
        var now = clock.instant();
        act(new Wish(Deed.TRASHED, "", row -> row.isTrashed() ? row : row.withDeletedAt(now)), ids);
        told.gone(ids);
    }

    /// Takes them out of the trash.
    public void restore(Collection<ConversationId> ids) {
        act(new Wish(Deed.RESTORED, "", row -> row.withDeletedAt(null)), ids);
    }

    public void archive(Collection<ConversationId> ids, boolean archived) {
        Deed deed = archived ? Deed.ARCHIVED : Deed.UNARCHIVED;
        act(new Wish(deed, "", row -> row.withArchived(archived)), ids);
    }

    /// Gives them a tag, which is made when there is none of that name, or takes it from them.
    public void tag(Collection<ConversationId> ids, String name, boolean wanted) {
        String words = name.strip();
        if (!words.isEmpty()) {
            act(new Wish(wanted ? Deed.TAGGED : Deed.UNTAGGED, words, row -> tagged(row, words, wanted)), ids);
        }
    }

    private static ConversationRow tagged(ConversationRow row, String name, boolean wanted) {
        List<String> now = new ArrayList<>(row.tags());
        if (row.isTagged(name) == wanted) {
            return row;
        }
        if (wanted) {
            now.add(name);
        } else {
            now.removeIf(tag -> TagList.same(tag, name));
        }
        return row.withTags(now);
    }

    private record Wish(Deed deed, String tag, UnaryOperator<ConversationRow> wanted) {}

    private void act(Wish wish, Collection<ConversationId> ids) {
        List<ConversationRow> before = rows(ids).stream()
                .filter(row -> !wish.wanted().apply(row).equals(row))
                .toList();
        if (!before.isEmpty()) {
            done.set(new Done(wish.deed(), wish.tag(), before));
            change(ids, wish.wanted());
        }
    }

    private void change(Collection<ConversationId> ids, UnaryOperator<ConversationRow> wanted) {
        told.failed(List.of(), Optional.empty());
        writing.change(rows(ids), wanted);
        told.changed();
    }

    private List<ConversationRow> rows(Collection<ConversationId> ids) {
        return ids.stream().flatMap(id -> shelf.find(id).stream()).toList();
    }

    private void written(Writing.Outcome outcome) {
        if (!outcome.failed().isEmpty()) {
            forget(outcome.failed());
            told.failed(outcome.failed(), outcome.problem());
        }
        told.changed();
    }

    /// What was not done cannot be taken back.
    private void forget(List<ConversationId> failed) {
        Done last = done.get();
        if (last != null) {
            List<ConversationRow> held = last.before().stream()
                    .filter(row -> !failed.contains(row.id()))
                    .toList();
            done.set(held.isEmpty() ? null : new Done(last.deed(), last.tag(), held));
        }
    }

    /// Takes back what was done last.
    public void undo() {
        Done last = done.get();
        if (last == null) {
            return;
        }
        done.set(null);
        Map<ConversationId, ConversationRow> before =
                last.before().stream().collect(Collectors.toMap(ConversationRow::id, Function.identity()));
        change(Set.copyOf(before.keySet()), now -> last.deed().undone(now, before.getOrDefault(now.id(), now)));
    }

    /// The way back is no longer offered here.
    public void dismiss() {
        done.set(null);
    }

    void close() {
        writing.close();
        done.set(null);
    }
}
