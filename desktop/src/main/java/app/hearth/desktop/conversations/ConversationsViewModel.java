package app.hearth.desktop.conversations;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Tag;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The conversations of a profile, all of them, filtered while a person types. Confined to the UI thread; never blocks
/// it.
public final class ConversationsViewModel {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Background background;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Shelf shelf;
    private final Reading reading;
    private final Deeds deeds;
    private final TagList tags;
    private final Marks marks;
    private final Lines items = new Lines();
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ObjectProperty<Folder> folder = new SimpleObjectProperty<>(this, "folder", Folder.CURRENT);
    private final ObjectProperty<@Nullable ConversationId> selected = new SimpleObjectProperty<>(this, "selected");
    private final ReadOnlyObjectWrapper<Set<ConversationId>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", Set.of());
    private final ReadOnlyObjectWrapper<ListState> state =
            new ReadOnlyObjectWrapper<>(this, "state", ListState.LOADING);
    private final ReadOnlyBooleanWrapper partial = new ReadOnlyBooleanWrapper(this, "partial");
    private final ReadOnlyObjectWrapper<@Nullable Explanation> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private RowFilter wanted = new RowFilter("", List.of());
    private LocalDate today;
    private Rounds.@Nullable Going days;
    private boolean closed;

    public ConversationsViewModel(HearthClient client, Background background) {
        this(client, background, InstantSource.system(), ZoneId.systemDefault());
    }

    ConversationsViewModel(HearthClient client, Background background, InstantSource clock, ZoneId zone) {
        this.background = background;
        this.clock = clock;
        this.zone = zone;
        this.today = LocalDate.ofInstant(clock.instant(), zone);
        this.shelf = new Shelf(zone);
        this.reading = new Reading(client.conversations(), background, new Readers());
        this.deeds = new Deeds(client.conversations(), background, shelf, clock, new Told());
        this.tags = new TagList(client.conversations(), background, new Ways());
        this.marks = new Marks(client.runs(), background, clock);
        filter.subscribe(this::refilter);
        tags.all().subscribe(this::refilter);
        folder.subscribe(this::turn);
        selected.subscribe(id -> chosen.set(id == null ? Set.of() : Set.of(id)));
        selected.subscribe(marks::opened);
        reading.underWay().subscribe(this::states);
        reading.trashUnderWay().subscribe(this::states);
    }

    /// Headings and conversations, as they stand under each other.
    public ObservableList<ConversationItem> items() {
        return items;
    }

    /// What the title or a tag must contain; empty lets all through.
    public StringProperty filter() {
        return filter;
    }

    public ObjectProperty<Folder> folder() {
        return folder;
    }

    /// The conversation that is open; null for none or a new one.
    public ObjectProperty<@Nullable ConversationId> selected() {
        return selected;
    }

    /// Those that an act on the list is about; the open one where no others were chosen.
    public ReadOnlyObjectProperty<Set<ConversationId>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// Chooses these, in the order of the list; a single one is opened, but for what is in the trash.
    public void choose(Collection<ConversationId> ids) {
        chosen.set(new LinkedHashSet<>(ids));
        if (ids.size() == 1 && folder.get() != Folder.TRASH) {
            selected.set(ids.iterator().next());
        }
    }

    /// Several are no longer chosen, but the open one.
    public void chooseOpen() {
        ConversationId open = selected.get();
        chosen.set(open == null ? Set.of() : Set.of(open));
    }

    /// The conversation that stands at this place of the list, counted from 1; what is in the trash is not gone to.
    public Optional<ConversationId> inPlace(int number) {
        return items.rows()
                .filter(row -> !row.isTrashed())
                .map(ConversationRow::id)
                .skip(number - 1L)
                .findFirst();
    }

    /// The first few of the current conversations that are meant by what was typed, whatever the list is filtered by.
    public List<ConversationRow> find(String typed, int most) {
        RowFilter meant = new RowFilter(typed, tags.names());
        return shelf.first(most, row -> Folder.CURRENT.holds(row) && meant.test(row));
    }

    /// The line of a conversation; empty while it is not in the list.
    OptionalInt lineOf(ConversationId id) {
        return shelf.find(id).map(items::indexOf).orElse(OptionalInt.empty());
    }

    Optional<ConversationRow> row(ConversationId id) {
        return shelf.find(id);
    }

    public ReadOnlyObjectProperty<ListState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Whether everything has been read, and there is nothing but in the trash.
    public ReadOnlyBooleanProperty bare() {
        return shelf.bare();
    }

    /// Whether the list is still being read, so that a filter may not have found everything.
    public ReadOnlyBooleanProperty partialProperty() {
        return partial.getReadOnlyProperty();
    }

    /// Why the list is not as it should be; also while what was read before still stands.
    public ReadOnlyObjectProperty<@Nullable Explanation> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What can be done to them.
    public Deeds deeds() {
        return deeds;
    }

    /// What is unread, and where an answer is being written.
    public Marks marks() {
        return marks;
    }

    /// The tag by which alone the list is filtered.
    Optional<Tag> filteredTag() {
        String typed = filter.get().strip();
        return typed.startsWith("#") ? tags.named(typed.substring(1)) : Optional.empty();
    }

    /// What time it is for the list.
    InstantSource clock() {
        return clock;
    }

    /// The tags there are, by name.
    public ObservableList<Tag> tags() {
        return tags.all();
    }

    /// From now on days pass: at midnight the headings move.
    public void keepTime(Rounds rounds) {
        days = rounds.begin("days", MINUTE, () -> {
            background.onUi(this::look);
            return true;
        });
    }

    private void look() {
        if (!closed && !LocalDate.ofInstant(clock.instant(), zone).equals(today)) {
            line();
        }
    }

    /// Reads everything; once more when that is under way.
    public void refresh() {
        if (closed) {
            return;
        }
        problem.set(null);
        tags.load();
        reading.all();
        if (folder.get() == Folder.TRASH) {
            reading.trash();
        }
    }

    /// Reads a conversation of which it is said that it has changed.
    public void changed(ConversationId id) {
        reading.changed(id);
    }

    /// Reads the tags, of which it is said that they have changed.
    public void tagsChanged() {
        tags.load();
    }

    /// How many conversations outside the trash bear this tag, as far as they have been read.
    public int bearers(Tag tag) {
        return shelf.count(row -> !row.isTrashed() && row.tags().contains(tag.name()));
    }

    /// Calls a tag something else; a filter that named it names it again.
    public void rename(Tag tag, String name) {
        String words = name.strip();
        if (!words.isEmpty() && !words.equals(tag.name())) {
            problem.set(null);
            tags.rename(tag, words);
        }
    }

    /// Takes a tag from every conversation and forgets it.
    public void delete(Tag tag) {
        problem.set(null);
        tags.delete(tag);
    }

    private final class Ways implements TagList.Ways {
        @Override
        public void renamed(String before, Optional<String> now) {
            shelf.replaceTag(before, now);
            if (filter.get().strip().equals("#" + before)) {
                filter.set(now.map(name -> "#" + name).orElse(""));
            }
            line();
        }

        @Override
        public void failed(Exception failure) {
            explain(failure);
        }
    }

    private void explain(Exception failure) {
        if (!closed) {
            problem.set(Explanations.of(failure));
        }
    }

    /// These have come from the server.
    void read(List<ConversationRow> rows) {
        for (ConversationRow row : rows) {
            marks.see(shelf.find(row.id()).orElse(null), row);
            shelf.putRead(row);
        }
        line();
    }

    private final class Readers implements Reading.Readers {
        @Override
        public void read(List<ConversationRow> rows) {
            ConversationsViewModel.this.read(rows);
        }

        @Override
        public void begin() {
            shelf.beginRound();
        }

        @Override
        public void end(Set<Folder> folders) {
            shelf.endRound(folders);
            line();
        }

        @Override
        public void gone(ConversationId id) {
            shelf.remove(id);
            marks.gone(id);
            line();
        }

        @Override
        public void failed(Exception failure) {
            explain(failure);
            states();
        }
    }

    private final class Told implements Deeds.Told {
        @Override
        public void changed() {
            line();
        }

        @Override
        public void gone(Collection<ConversationId> ids) {
            ConversationId open = selected.get();
            if (open != null && ids.contains(open)) {
                selected.set(null);
            }
        }

        @Override
        public void failed(List<ConversationId> ids, Optional<Explanation> why) {
            problem.set(why.orElse(null));
            if (ids.size() > 1) {
                chosen.set(new LinkedHashSet<>(ids));
            }
        }
    }

    private void refilter() {
        wanted = new RowFilter(filter.get(), tags.names());
        line();
    }

    private void turn() {
        if (folder.get() == Folder.TRASH) {
            reading.trash();
        }
        line();
    }

    private boolean isShown(ConversationRow row) {
        return folder.get().holds(row) && wanted.test(row);
    }

    private void line() {
        if (closed) {
            return;
        }
        Instant now = clock.instant();
        today = LocalDate.ofInstant(now, zone);
        items.show(shelf.inLine(now, this::isShown));
        keepChosen();
        states();
    }

    /// Of several, only those in sight; the open one may be out of it.
    private void keepChosen() {
        Set<ConversationId> before = chosen.get();
        if (before.size() > 1) {
            Set<ConversationId> now = before.stream()
                    .filter(id -> shelf.find(id).filter(this::isShown).isPresent())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (now.isEmpty()) {
                chooseOpen();
            } else if (now.size() < before.size()) {
                chosen.set(now);
            }
        }
    }

    private void states() {
        boolean trash = folder.get() == Folder.TRASH;
        boolean under = (trash ? reading.trashUnderWay() : reading.underWay()).get();
        ListState plain = under ? ListState.LOADING : problem.get() == null ? ListState.EMPTY : ListState.ERROR;
        partial.set(under);
        state.set(!items.isEmpty() ? ListState.READY : filter.get().isBlank() ? plain : ListState.EMPTY);
    }

    /// Keeps nothing of what was read; what is still to come changes nothing.
    public void close() {
        closed = true;
        reading.close();
        deeds.close();
        marks.close();
        if (days != null) {
            days.close();
        }
        shelf.clear();
        tags.close();
        problem.set(null);
        chosen.set(Set.of());
        filter.set("");
        items.show(List.of());
    }
}
