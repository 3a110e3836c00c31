package app.hearth.desktop.account;

import app.hearth.common.account.DeviceSession;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Page;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Listing;
import app.hearth.desktop.fx.Moments;
import java.util.Comparator;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Where a profile is signed in, this device first, and the way to end that elsewhere. For the UI thread.
public final class DevicesViewModel {
    private final HearthClient client;
    private final Background background;
    private final Moments moments;
    private final ObservableList<DeviceRow> rows = FXCollections.observableArrayList();
    private final ObservableList<DeviceRow> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<Listing> state = new ReadOnlyObjectWrapper<>(Listing.LOADING);
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper others = new ReadOnlyBooleanWrapper(false);
    private final BooleanProperty askingAll = new SimpleBooleanProperty(false);
    private int asked;

    DevicesViewModel(HearthClient client, Background background, Moments moments) {
        this.client = client;
        this.background = background;
        this.moments = moments;
    }

    ObservableList<DeviceRow> rows() {
        return readOnlyRows;
    }

    ReadOnlyObjectProperty<Listing> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Whether the profile is signed in anywhere but here.
    ReadOnlyBooleanProperty others() {
        return others.getReadOnlyProperty();
    }

    /// Whether the person is being asked if they mean all others.
    BooleanProperty askingAll() {
        return askingAll;
    }

    /// Reads the list; of several answers under way only the last one asked for counts.
    void load() {
        failure.set(Optional.empty());
        read();
    }

    private void read() {
        int here = ++asked;
        if (rows.isEmpty()) {
            state.set(Listing.LOADING);
        }
        background.run(
                client.account()::sessions,
                page -> {
                    if (here == asked) {
                        show(page);
                    }
                },
                cause -> {
                    if (here == asked) {
                        fail(cause);
                    }
                });
    }

    private void show(Page<DeviceSession> page) {
        rows.setAll(page.items().stream()
                .sorted(Comparator.comparing(DeviceSession::current)
                        .thenComparing(DeviceSession::lastUsedAt)
                        .reversed())
                .map(session -> new DeviceRow(session, moments))
                .toList());
        others.set(rows.stream().anyMatch(row -> !row.current()));
        state.set(Listing.READY);
    }

    /// Ends the session of another device.
    void revoke(DeviceRow row) {
        row.asking().set(false);
        end(() -> revokeUnlessGone(row));
    }

    /// One that has ended by itself meanwhile is what was wanted.
    private void revokeUnlessGone(DeviceRow row) {
        try {
            client.account().revoke(row.id());
        } catch (ProblemException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
        }
    }

    /// Ends the sessions of all devices but this one.
    void revokeOthers() {
        askingAll.set(false);
        end(client.account()::revokeOthers);
    }

    private void end(Background.Step work) {
        failure.set(Optional.empty());
        background.run(work, this::read, this::fail);
    }

    private void fail(Exception cause) {
        failure.set(Optional.of(Explanations.of(cause)));
        state.set(rows.isEmpty() ? Listing.FAILED : Listing.READY);
    }
}
