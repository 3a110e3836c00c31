package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Background;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// Finding words in the whole of the shown branch, in sight or not, also in thoughts that are folded. Confined to the
/// UI thread; never blocks it: a search takes place behind it, one at a time, over the rows as they were when it began,
/// and follows as they change. What a row is looked through for is kept as long as the row is, so that of an answer
/// that grows only what is new is prepared again.
final class FindViewModel {
    private final ObservableList<ChatRow> rows;
    private final Background background;
    private final IntSupplier inSight;
    private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(this, "found", Found.NOTHING);
    private IdentityHashMap<ChatRow, FoldedText> prepared = new IdentityHashMap<>();
    private Consumer<Match> goTo = _ -> {};
    private boolean searching;
    private boolean again;
    private boolean fresh;

    /// @param inSight the first row to be seen, from where the first match is looked for
    FindViewModel(ObservableList<ChatRow> rows, Background background, IntSupplier inSight) {
        this.rows = rows;
        this.background = background;
        this.inSight = inSight;
        typed.addListener((_, _, _) -> {
            fresh = true;
            search();
        });
        rows.addListener((ListChangeListener<ChatRow>) _ -> search());
    }

    /// Where the words stand: in which row, and where in its text.
    record Match(int index, ChatRow row, FoldedText.Stretch stretch) {}

    /// All matches in their order and by their rows, and which is the current one; -1 without any.
    record Found(List<Match> matches, IdentityHashMap<ChatRow, List<Match>> byRow, int current) {
        static final Found NOTHING = new Found(List.of(), new IdentityHashMap<>(), -1);

        List<Match> in(ChatRow row) {
            return byRow.getOrDefault(row, List.of());
        }

        public Found at(int other) {
            return new Found(matches, byRow, other);
        }

        Optional<Match> now() {
            return current < 0 ? Optional.empty() : Optional.of(matches.get(current));
        }
    }

    StringProperty typed() {
        return typed;
    }

    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Found> found() {
        return found.getReadOnlyProperty();
    }

    /// Who brings a match into sight when it becomes the current one.
    void onGoTo(Consumer<Match> taker) {
        goTo = taker;
    }

    void open() {
        open.set(true);
        fresh = true;
        search();
    }

    /// What was typed stays, for the next time; nothing of what was read does.
    void close() {
        open.set(false);
        found.set(Found.NOTHING);
        prepared = new IdentityHashMap<>();
    }

    /// Goes on by so many matches, and round at the ends.
    void move(int by) {
        Found now = found.get();
        if (!now.matches().isEmpty()) {
            found.set(now.at(Math.floorMod(now.current() + by, now.matches().size())));
            goToCurrent();
        }
    }

    private void goToCurrent() {
        found.get().now().ifPresent(goTo);
    }

    private void search() {
        if (!open.get()) {
            return;
        }
        if (searching) {
            again = true;
            return;
        }
        searching = true;
        List<ChatRow> now = List.copyOf(rows);
        IdentityHashMap<ChatRow, String> folded = foldedThoughts(now);
        FoldedText wanted = FoldedText.of(typed.get().strip());
        IdentityHashMap<ChatRow, FoldedText> before = prepared;
        boolean first = fresh;
        fresh = false;
        background.run(
                () -> Outcome.of(now, folded, before, wanted),
                outcome -> searched(outcome, first),
                _ -> searched(new Outcome(Found.NOTHING, before), first)); // it only reads what cannot change
    }

    /// Thoughts that are folded are read here: they may grow while they are looked through.
    private static IdentityHashMap<ChatRow, String> foldedThoughts(List<ChatRow> rows) {
        IdentityHashMap<ChatRow, String> folded = new IdentityHashMap<>();
        for (ChatRow row : rows) {
            if (row instanceof ChatRow.Thoughts thoughts && !thoughts.open()) {
                folded.put(row, thoughts.message().reasoning().toString());
            }
        }
        return folded;
    }

    private record Outcome(Found found, IdentityHashMap<ChatRow, FoldedText> prepared) {
        static Outcome of(
                List<ChatRow> rows,
                IdentityHashMap<ChatRow, String> folded,
                IdentityHashMap<ChatRow, FoldedText> before,
                FoldedText wanted) {
            List<Match> matches = new ArrayList<>();
            IdentityHashMap<ChatRow, List<Match>> byRow = new IdentityHashMap<>();
            IdentityHashMap<ChatRow, FoldedText> prepared = new IdentityHashMap<>(rows.size());
            for (int index = 0; index < rows.size(); index++) {
                ChatRow row = rows.get(index);
                String hidden = folded.get(row);
                FoldedText known = hidden == null ? before.get(row) : null;
                FoldedText text = known == null ? FoldedText.of(hidden == null ? words(row) : hidden) : known;
                prepared.put(row, text);
                int place = index;
                List<Match> here = text.find(wanted).stream()
                        .map(stretch -> new Match(place, row, stretch))
                        .toList();
                if (!here.isEmpty()) {
                    matches.addAll(here);
                    byRow.put(row, here);
                }
            }
            return new Outcome(new Found(matches, byRow, -1), prepared);
        }
    }

    /// What was said: neither the names above it nor what can be done with it.
    private static String words(ChatRow row) {
        return switch (row) {
            case ChatRow.Asked asked -> asked.text();
            case ChatRow.Answered answered -> answered.text();
            case ChatRow.Thoughts thoughts -> thoughts.words();
            case ChatRow.Head _,
                    ChatRow.Council _,
                    ChatRow.Enclosed _,
                    ChatRow.LeftOut _,
                    ChatRow.Waiting _,
                    ChatRow.Foot _ -> "";
        };
    }

    private void searched(Outcome outcome, boolean first) {
        searching = false;
        if (!open.get()) {
            return;
        }
        prepared = outcome.prepared();
        List<Match> matches = outcome.found().matches();
        found.set(outcome.found().at(first ? nearest(matches) : same(matches)));
        if (first) {
            goToCurrent();
        }
        if (again) {
            again = false;
            search();
        }
    }

    private int nearest(List<Match> matches) {
        int from = inSight.getAsInt();
        for (int index = 0; index < matches.size(); index++) {
            if (matches.get(index).index() >= from) {
                return index;
            }
        }
        return matches.isEmpty() ? -1 : 0;
    }

    /// The one that was current, wherever it stands now; the one of its number when its row has become another.
    private int same(List<Match> matches) {
        Optional<Match> before = found.get().now();
        if (matches.isEmpty() || before.isEmpty()) {
            return nearest(matches);
        }
        for (int index = 0; index < matches.size(); index++) {
            Match match = matches.get(index);
            if (match.row().equals(before.get().row())
                    && match.stretch().equals(before.get().stretch())) {
                return index;
            }
        }
        return Math.min(found.get().current(), matches.size() - 1);
    }
}
