package app.hearth.desktop.account;

import app.hearth.common.audit.AuditEntry;
import app.hearth.common.client.HearthClient;
import app.hearth.common.wire.Page;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Listing;
import app.hearth.desktop.fx.Moments;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What was done in a profile and tried in its name, newest first, page by page. For the UI thread.
public final class ActsViewModel {
    private final HearthClient client;
    private final Background background;
    private final Moments moments;
    private final ObservableList<ActRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ActRow> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<Listing> state = new ReadOnlyObjectWrapper<>(Listing.LOADING);
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper hasMore = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(false);
    private @Nullable String next;
    private int asked;

    ActsViewModel(HearthClient client, Background background, Moments moments) {
        this.client = client;
        this.background = background;
        this.moments = moments;
    }

    ObservableList<ActRow> rows() {
        return readOnlyRows;
    }

    ReadOnlyObjectProperty<Listing> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Whether there is more than what is shown.
    ReadOnlyBooleanProperty hasMore() {
        return hasMore.getReadOnlyProperty();
    }

    /// Whether a page is on its way.
    ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /// Reads from the newest on; what was read before stays until that has come.
    void load() {
        if (rows.isEmpty()) {
            state.set(Listing.LOADING);
        }
        read(null);
    }

    /// Reads on where the list ends so far.
    void more() {
        if (next != null && !reading.get()) {
            read(next);
        }
    }

    private void read(@Nullable String cursor) {
        int here = ++asked;
        failure.set(Optional.empty());
        reading.set(true);
        background.run(
                () -> client.account().audit(cursor),
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

    private void show(Page<AuditEntry> page, boolean first) {
        List<ActRow> read =
                page.items().stream().map(entry -> ActRow.of(entry, moments)).toList();
        if (first) {
            rows.setAll(read);
        } else {
            rows.addAll(read);
        }
        next = page.nextCursor();
        hasMore.set(next != null);
        reading.set(false);
        state.set(Listing.READY);
    }

    private void fail(Exception cause) {
        failure.set(Optional.of(Explanations.of(cause)));
        reading.set(false);
        state.set(rows.isEmpty() ? Listing.FAILED : Listing.READY);
    }
}
