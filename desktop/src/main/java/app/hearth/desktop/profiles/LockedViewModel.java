package app.hearth.desktop.profiles;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Submission;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Stands before a locked profile until its owner opens it. For the UI thread.
final class LockedViewModel {
    private final Entrance entrance;
    private final RememberedProfile profile;
    private final StringProperty password = new SimpleStringProperty("");
    private final Submission submission;

    LockedViewModel(Entrance entrance, Step.Locked step) {
        this.entrance = entrance;
        this.profile = step.profile();
        this.submission = new Submission(entrance.background());
        step.why().ifPresent(submission::fail);
    }

    RememberedProfile profile() {
        return profile;
    }

    StringProperty password() {
        return password;
    }

    Submission submission() {
        return submission;
    }

    void submit() {
        String typed = password.get();
        if (!profile.hasPassword()) {
            submission.send(() -> entrance.profiles().unlock(profile), this::done, this::explain);
        } else if (!typed.isEmpty()) {
            submission.send(() -> unlock(typed), this::done, this::explain);
        }
    }

    private SignedIn unlock(String typed) {
        try (Secret secret = Secret.of(typed)) {
            return entrance.profiles().unlock(profile, secret);
        }
    }

    private void done(SignedIn in) {
        password.set("");
        entrance.goIn(in);
    }

    private Optional<Explanation> explain(Exception cause) {
        if (Entries.isCodeMissing(cause)) {
            entrance.askForCode(Optional.of(profile));
            return Optional.empty();
        }
        return Optional.of(profile.hasPassword() ? Entries.refused(cause) : Explanations.of(cause));
    }

    /// The password is forgotten.
    void recover() {
        entrance.recover(Optional.of(profile));
    }

    /// Somebody else sits here now.
    void others() {
        entrance.choose();
    }
}
