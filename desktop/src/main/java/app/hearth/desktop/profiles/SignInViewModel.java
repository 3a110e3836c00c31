package app.hearth.desktop.profiles;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Goes in with a password: as a profile this desktop knows, or by name. For the UI thread.
final class SignInViewModel {
    private final Entrance entrance;
    private final Optional<RememberedProfile> profile;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

    SignInViewModel(Entrance entrance, Step.SignIn step) {
        this.entrance = entrance;
        this.profile = step.profile();
        this.failure = new ReadOnlyObjectWrapper<>(step.why());
        profile.ifPresent(known -> name.set(known.username()));
    }

    StringProperty name() {
        return name;
    }

    StringProperty password() {
        return password;
    }

    Optional<RememberedProfile> profile() {
        return profile;
    }

    /// Whether a password helps here; a profile without one can only try again.
    boolean asksForPassword() {
        return profile.map(RememberedProfile::hasPassword).orElse(true);
    }

    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    void submit() {
        if (!asksForPassword()) {
            profile.ifPresent(entrance::enter);
            return;
        }
        String username = name.get().strip();
        if (busy.get() || username.isEmpty() || password.get().isEmpty()) {
            return;
        }
        busy.set(true);
        failure.set(Optional.empty());
        Secret secret = Secret.of(password.get());
        entrance.background().run(() -> signIn(username, secret), this::done, this::failed);
    }

    private SignedIn signIn(String username, Secret secret) {
        try (secret) {
            return entrance.profiles().signIn(username, secret);
        }
    }

    private void done(SignedIn in) {
        busy.set(false);
        password.set("");
        entrance.goIn(in);
    }

    private void failed(Exception cause) {
        busy.set(false);
        failure.set(Optional.of(profile.isPresent() ? Entries.refused(cause) : Explanations.of(cause)));
    }

    /// The password is forgotten.
    void recover() {
        entrance.recover(profile);
    }

    void back() {
        entrance.choose();
    }
}
