package app.hearth.desktop.conversations;

import app.hearth.common.client.ConversationFilter;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.wire.Page;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The conversations of a profile, filtered by title. Confined to the UI thread; never blocks it.
///
/// At most one list call is under way: what is typed into the filter meanwhile is asked for when it has come back, and
/// only the last of it. So a slow server is asked less often, and an old answer never overtakes a new one.
public final class ConversationsViewModel {
    private final HearthClient client;
    private final Background background;
    private final InstantSource clock;
    private final Shelf shelf;
    private final ObservableList<ConversationItem> items = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ObjectProperty<@Nullable ConversationId> selected = new SimpleObjectProperty<>(this, "selected");
    private final ReadOnlyObjectWrapper<ListState> state =
            new ReadOnlyObjectWrapper<>(this, "state", ListState.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Explanation> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private final ReadOnlyObjectWrapper<@Nullable Conversation> trashed = new ReadOnlyObjectWrapper<>(this, "trashed");
    private @Nullable String nextCursor;
    private boolean asking;
    private boolean askAgain;
    private boolean closed;

    public ConversationsViewModel(HearthClient client, Background background) {
        this(client, background, InstantSource.system(), ZoneId.systemDefault());
    }

    ConversationsViewModel(HearthClient client, Background background, InstantSource clock, ZoneId zone) {
        this.client = client;
        this.background = background;
        this.clock = clock;
        this.shelf = new Shelf(zone);
        filter.addListener((_, _, _) -> refresh());
    }

    /// Headings and conversations, as they stand under each other.
    public ObservableList<ConversationItem> items() {
        return items;
    }

    /// What the title must contain; empty lets all through.
    public StringProperty filter() {
        return filter;
    }

    /// The conversation that is open; null for none or a new one.
    public ObjectProperty<@Nullable ConversationId> selected() {
        return selected;
    }

    /// The conversation that stands at this place of the list, counted from 1.
    public Optional<ConversationId> inPlace(int number) {
        return items.stream()
                .flatMap(item -> item instanceof ConversationItem.Entry entry
                        ? Stream.of(entry.conversation().id())
                        : Stream.empty())
                .skip(number - 1L)
                .findFirst();
    }

    public ReadOnlyObjectProperty<ListState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Why the list is not as it should be; also while what was read before still stands.
    public ReadOnlyObjectProperty<@Nullable Explanation> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The conversation last moved to the trash, as long as that can be undone here.
    public ReadOnlyObjectProperty<@Nullable Conversation> trashedProperty() {
        return trashed.getReadOnlyProperty();
    }

    /// Reads the list from its start.
    public void refresh() {
        if (closed) {
            return;
        }
        if (asking) {
            askAgain = true;
            return;
        }
        asking = true;
        if (shelf.isEmpty()) {
            state.set(ListState.LOADING);
        }
        ConversationFilter wanted = wanted();
        background.run(
                () -> new FirstPage(
                        client.conversations()
                                .list(wanted.withPinned(true).withLimit(Page.MAX_LIMIT))
                                .items(),
                        client.conversations().list(wanted.withPinned(false))),
                this::show,
                failure -> {
                    failed(failure);
                    answered();
                });
    }

    /// Reads on where the list ends so far, if there is more; for when a person scrolls there.
    public void more() {
        if (asking || nextCursor == null) {
            return;
        }
        asking = true;
        ConversationFilter wanted = wanted().withPinned(false).after(nextCursor);
        background.run(
                () -> client.conversations().list(wanted),
                page -> {
                    nextCursor = page.nextCursor();
                    page.items().forEach(shelf::putListed);
                    problem.set(null);
                    line();
                    answered();
                },
                failure -> {
                    failed(failure);
                    answered();
                });
    }

    public void rename(ConversationId id, String title) {
        String words = title.strip();
        if (!words.isEmpty()) {
            update(id, ConversationPatch.none().withTitle(words));
        }
    }

    public void pin(ConversationId id, boolean pinned) {
        update(id, ConversationPatch.none().withPinned(pinned));
    }

    /// Moves a conversation to the trash; [#undoTrash] brings it back.
    public void trash(ConversationId id) {
        Conversation gone = shelf.find(id).orElse(null);
        if (gone == null) {
            return;
        }
        shelf.hide(id);
        line();
        if (id.equals(selected.get())) {
            selected.set(null);
        }
        trashed.set(gone);
        background.run(
                () -> {
                    client.conversations().trash(id);
                    return id;
                },
                _ -> {
                    problem.set(null);
                    shelf.remove(id);
                    refresh();
                },
                failure -> {
                    forgetTrashed(gone);
                    shelf.put(gone);
                    line();
                    problem.set(Explanations.of(failure));
                });
    }

    /// Takes the last one out of the trash.
    public void undoTrash() {
        Conversation gone = trashed.get();
        if (gone != null) {
            trashed.set(null);
            background.run(() -> client.conversations().restore(gone.id()), this::put, this::failed);
        }
    }

    /// The way back from the trash is no longer offered here.
    public void dismissTrashed() {
        trashed.set(null);
    }

    private void forgetTrashed(Conversation gone) {
        if (gone.equals(trashed.get())) {
            trashed.set(null);
        }
    }

    private void update(ConversationId id, ConversationPatch patch) {
        background.run(() -> client.conversations().update(id, patch), this::put, this::failed);
    }

    private void put(Conversation now) {
        problem.set(null);
        shelf.put(now);
        line();
    }

    private ConversationFilter wanted() {
        ConversationFilter all = ConversationFilter.all().withArchived(false);
        String words = filter.get().strip();
        return words.isEmpty() ? all : all.withTitle(words);
    }

    private record FirstPage(List<Conversation> pinned, Page<Conversation> others) {}

    private void show(FirstPage page) {
        if (!askAgain) {
            shelf.clear();
            page.pinned().forEach(shelf::putListed);
            page.others().items().forEach(shelf::putListed);
            nextCursor = page.others().nextCursor();
            problem.set(null);
            line();
        }
        answered();
    }

    private void failed(Exception failure) {
        problem.set(Explanations.of(failure));
        if (shelf.isEmpty()) {
            state.set(ListState.ERROR);
        }
    }

    private void answered() {
        asking = false;
        if (askAgain) {
            askAgain = false;
            refresh();
        }
    }

    /// Keeps nothing of what was read; what is still to come changes nothing.
    public void close() {
        closed = true;
        trashed.set(null);
        problem.set(null);
        filter.set("");
        line();
    }

    private void line() {
        if (closed) {
            shelf.clear();
            items.clear();
            return;
        }
        List<ConversationItem> now = shelf.inLine(clock.instant());
        if (!now.equals(items)) {
            items.setAll(now);
        }
        state.set(shelf.isEmpty() ? ListState.EMPTY : ListState.READY);
    }
}
