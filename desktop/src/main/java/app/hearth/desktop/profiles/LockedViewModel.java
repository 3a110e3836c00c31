package app.hearth.desktop.profiles;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Stands before a locked window until its owner opens it. For the UI thread.
public final class LockedViewModel {
    private final Profiles profiles;
    private final SignedIn in;
    private final Background background;
    private final Runnable opened;
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

    public LockedViewModel(Profiles profiles, SignedIn in, Background background, Runnable opened) {
        this.profiles = profiles;
        this.in = in;
        this.background = background;
        this.opened = opened;
    }

    RememberedProfile profile() {
        return in.profile();
    }

    StringProperty password() {
        return password;
    }

    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// The keys could not be taken out of the server's memory; the window stays covered all the same.
    public void notLocked(Exception cause) {
        failure.set(Optional.of(Explanations.of(cause)));
    }

    void submit() {
        boolean typed = in.profile().hasPassword();
        if (busy.get() || (typed && password.get().isEmpty())) {
            return;
        }
        busy.set(true);
        failure.set(Optional.empty());
        Optional<Secret> secret = typed ? Optional.of(Secret.of(password.get())) : Optional.empty();
        background.run(() -> unlock(secret), _ -> done(), this::failed);
    }

    private boolean unlock(Optional<Secret> typed) {
        if (typed.isEmpty()) {
            profiles.unlock(in);
            return true;
        }
        try (Secret secret = typed.get()) {
            profiles.unlock(in, secret);
            return true;
        }
    }

    private void done() {
        busy.set(false);
        password.set("");
        opened.run();
    }

    private void failed(Exception cause) {
        busy.set(false);
        failure.set(Optional.of(in.profile().hasPassword() ? Entries.refused(cause) : Explanations.of(cause)));
    }
}
