package app.hearth.desktop.settings;

import app.hearth.common.client.HearthClient;
import app.hearth.common.key.ProviderKey;
import app.hearth.common.wire.Page;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The provider keys of a profile: the list, tests and deletion. For the UI thread.
public final class KeysViewModel {
    private final HearthClient client;
    private final Background background;
    private final ObservableList<KeyRow> rows = FXCollections.observableArrayList();
    private final ObservableList<KeyRow> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper any = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<KeyRow>> trial = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Runnable changed = () -> {};
    private BooleanSupplier nothingElse = () -> true;

    public KeysViewModel(HearthClient client, Background background) {
        this.client = client;
        this.background = background;
    }

    HearthClient client() {
        return client;
    }

    Background background() {
        return background;
    }

    ObservableList<KeyRow> rows() {
        return readOnlyRows;
    }

    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Whether the list has come at least once.
    public ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /// Whether the profile has a key to ask with. The first one of somebody with no conversation yet counts once it has
    /// opened a model, or the person goes on with it all the same.
    public ReadOnlyBooleanProperty any() {
        return any.getReadOnlyProperty();
    }

    /// The key that is to be the first one, from when it was saved.
    ReadOnlyObjectProperty<Optional<KeyRow>> trial() {
        return trial.getReadOnlyProperty();
    }

    /// Who learns, on the UI thread, that the keys are known now, or were changed.
    public void onChanged(Runnable taker) {
        changed = taker;
    }

    public void load() {
        background.run(client.keys()::list, this::show, this::fail);
    }

    private void show(Page<ProviderKey> page) {
        failure.set(Optional.empty());
        rows.setAll(page.items().stream().map(KeyRow::new).toList());
        any.set(!rows.isEmpty());
        loaded.set(true);
        changed.run();
    }

    /// Puts a saved key at the front, in place of the one of the same provider, and tests it at once.
    void saved(ProviderKey key) {
        KeyRow row = new KeyRow(key);
        rows.removeIf(other -> other.key().provider().equals(key.provider()));
        rows.addFirst(row);
        loaded.set(true);
        if (any.get() || !nothingElse.getAsBoolean()) {
            accept();
        } else {
            trial.set(Optional.of(row));
        }
        test(row);
    }

    /// Whether the first key is all there is to do, so that it has to prove itself; unless told otherwise it is.
    public void tryFirstWhile(BooleanSupplier nothingElseToDo) {
        nothingElse = nothingElseToDo;
    }

    /// What was saved is what the person asks with from now on.
    void accept() {
        trial.set(Optional.empty());
        any.set(!rows.isEmpty());
        changed.run();
    }

    void test(KeyRow row) {
        if (!row.canBeTested()) {
            return;
        }
        row.show(new KeyTestResult.Testing());
        String provider = row.key().provider();
        background.run(
                () -> client.keys().test(provider),
                test -> works(row, test.models()),
                cause -> row.show(new KeyTestResult.Fails(Explanations.of(cause, provider))));
    }

    private void works(KeyRow row, int models) {
        row.show(new KeyTestResult.Works(models));
        if (models > 0 && trial.get().filter(row::equals).isPresent()) {
            accept();
        }
    }

    void delete(KeyRow row) {
        background.run(() -> client.keys().delete(row.key().provider()), () -> deleted(row), this::fail);
    }

    private void deleted(KeyRow row) {
        failure.set(Optional.empty());
        rows.remove(row);
        any.set(!rows.isEmpty());
        changed.run();
    }

    private void fail(Exception cause) {
        failure.set(Optional.of(Explanations.of(cause)));
        loaded.set(true);
    }
}
