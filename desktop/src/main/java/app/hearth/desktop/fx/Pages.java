package app.hearth.desktop.fx;

import app.hearth.common.wire.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// A list of a server that is read page by page; of several answers under way only the last one asked for counts. What
/// was read stays when more cannot be. For the UI thread.
public final class Pages<T> {
    private final Source<T> source;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<T>> items = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Listing> state = new ReadOnlyObjectWrapper<>(Listing.LOADING);
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper hasMore = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(false);
    private boolean known;
    private @Nullable String next;
    private int asked;

    public Pages(Source<T> source, Background background) {
        this.source = source;
        this.background = background;
    }

    /// Reads one page; blocks. A null cursor is the first page's.
    @FunctionalInterface
    public interface Source<T> {
        Page<T> read(@Nullable String cursor);
    }

    /// Everything read so far, in the order of the server.
    public ReadOnlyObjectProperty<List<T>> items() {
        return items.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Listing> state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Whether there is more than what is shown.
    public ReadOnlyBooleanProperty hasMore() {
        return hasMore.getReadOnlyProperty();
    }

    /// Whether a page is on its way.
    public ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /// Reads from the start; what was read before stays until that has come.
    public void load() {
        if (!known) {
            state.set(Listing.LOADING);
        }
        read(null);
    }

    /// Reads another list from its start; nothing of the one before stays.
    public void startOver() {
        known = false;
        next = null;
        hasMore.set(false);
        items.set(List.of());
        load();
    }

    /// Reads on where the list ends so far.
    public void more() {
        if (next != null && !reading.get()) {
            read(next);
        }
    }

    private void read(@Nullable String cursor) {
        int here = ++asked;
        failure.set(Optional.empty());
        reading.set(true);
        background.run(
                () -> source.read(cursor),
                page -> {
                    if (here == asked) {
                        show(page, cursor == null);
                    }
                },
                cause -> {
                    if (here == asked) {
                        fail(cause);
                    }
                });
    }

    private void show(Page<T> page, boolean first) {
        List<T> all = new ArrayList<>(first ? List.of() : items.get());
        all.addAll(page.items());
        known = true;
        next = page.nextCursor();
        items.set(List.copyOf(all));
        hasMore.set(next != null);
        reading.set(false);
        state.set(Listing.READY);
    }

    private void fail(Exception cause) {
        failure.set(Optional.of(Explanations.of(cause)));
        reading.set(false);
        state.set(known ? Listing.READY : Listing.FAILED);
    }
}
