package app.hearth.desktop.profiles;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Submission;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Goes in with a password: as a profile this desktop knows, or by name. For the UI thread.
final class SignInViewModel {
    private final Entrance entrance;
    private final Optional<RememberedProfile> profile;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final Submission submission;

    SignInViewModel(Entrance entrance, Step.SignIn step) {
        this.entrance = entrance;
        this.profile = step.profile();
        this.submission = new Submission(entrance.background());
        step.why().ifPresent(submission::fail);
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

    Submission submission() {
        return submission;
    }

    void submit() {
        if (!asksForPassword()) {
            profile.ifPresent(entrance::enter);
            return;
        }
        String username = name.get().strip();
        String typed = password.get();
        if (!username.isEmpty() && !typed.isEmpty()) {
            submission.send(() -> signIn(username, typed), this::done, this::explain);
        }
    }

    private SignedIn signIn(String username, String typed) {
        try (Secret secret = Secret.of(typed)) {
            return entrance.profiles().signIn(username, secret);
        }
    }

    private void done(SignedIn in) {
        password.set("");
        entrance.goIn(in);
    }

    private Optional<Explanation> explain(Exception cause) {
        return Optional.of(profile.isPresent() ? Entries.refused(cause) : Explanations.of(cause));
    }

    /// The password is forgotten.
    void recover() {
        entrance.recover(profile);
    }

    void back() {
        entrance.choose();
    }
}
