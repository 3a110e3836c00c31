package app.hearth.desktop.settings;

import app.hearth.common.key.LocalProvider;
import app.hearth.common.key.SaveKey;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.KnownProvider;
import app.hearth.desktop.fx.Submission;
import app.hearth.desktop.fx.Views;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;

/// The way to a first model: what already runs on this computer is offered, and a key is tried before anything is asked
/// with it. For the UI thread.
final class FirstKeyViewModel {
    private final KeysViewModel keys;
    private final Submission using;
    private final ReadOnlyObjectWrapper<Optional<LocalProvider>> local = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper trying = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ChangeListener<KeyTestResult> results = (_, _, result) -> show(result);
    private Optional<KeyRow> followed = Optional.empty();

    FirstKeyViewModel(KeysViewModel keys) {
        this.keys = keys;
        this.using = new Submission(keys.background());
        keys.trial().subscribe(this::follow);
    }

    /// What runs on this computer; empty while nothing is known of it.
    ReadOnlyObjectProperty<Optional<LocalProvider>> local() {
        return local.getReadOnlyProperty();
    }

    /// The button that uses it.
    Submission using() {
        return using;
    }

    /// Whether a key is being tried.
    ReadOnlyBooleanProperty trying() {
        return trying.getReadOnlyProperty();
    }

    /// Why nothing can be asked with the key that was tried.
    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Looks at what runs on this computer now; a server that cannot look offers nothing.
    void look() {
        keys.background()
                .run(
                        () -> keys.client().keys().localProviders().items(),
                        this::offer,
                        _ -> local.set(Optional.empty()));
    }

    private void offer(List<LocalProvider> found) {
        local.set(found.stream().max(Comparator.comparingInt(LocalProvider::models)));
    }

    /// Makes what runs on this computer the first one to ask.
    void use() {
        local.get()
                .ifPresent(found -> using.send(
                        () -> keys.client().keys().save(new SaveKey(found.provider(), null, found.baseUrl(), null)),
                        keys::saved,
                        cause -> Optional.of(Explanations.of(cause, found.provider()))));
    }

    /// With the key that did not work just now: the network may be back later.
    void goOn() {
        keys.accept();
    }

    private void follow(Optional<KeyRow> trial) {
        followed.ifPresent(row -> row.result().removeListener(results));
        followed = trial;
        trial.ifPresent(row -> row.result().addListener(results));
        show(trial.map(row -> row.result().get()).orElseGet(KeyTestResult.Untested::new));
    }

    private void show(KeyTestResult result) {
        trying.set(result instanceof KeyTestResult.Testing);
        failure.set(
                switch (result) {
                    case KeyTestResult.Fails fails -> Optional.of(fails.why());
                    case KeyTestResult.Works works when works.models() == 0 -> followed.map(FirstKeyViewModel::bare);
                    case KeyTestResult.Works _, KeyTestResult.Testing _, KeyTestResult.Untested _ -> Optional.empty();
                });
    }

    private static Explanation bare(KeyRow row) {
        boolean ollama = row.key().provider().equals(KnownProvider.OLLAMA.id());
        ResourceBundle texts = Views.texts(FirstKeyViewModel.class);
        String key = ollama ? "first.bare" : "first.none";
        return new Explanation(texts.getString(key + ".what"), texts.getString(key + ".do"));
    }
}
