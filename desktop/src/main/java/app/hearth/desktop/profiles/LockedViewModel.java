package app.hearth.desktop.profiles;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Submission;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Stands before a locked window until its owner opens it. For the UI thread.
public final class LockedViewModel {
    private final Profiles profiles;
    private final SignedIn in;
    private final Runnable opened;
    private final StringProperty password = new SimpleStringProperty("");
    private final Submission submission;

    public LockedViewModel(Profiles profiles, SignedIn in, Background background, Runnable opened) {
        this.profiles = profiles;
        this.in = in;
        this.submission = new Submission(background);
        this.opened = opened;
    }

    RememberedProfile profile() {
        return in.profile();
    }

    StringProperty password() {
        return password;
    }

    Submission submission() {
        return submission;
    }

    /// The keys could not be taken out of the server's memory; the window stays covered all the same.
    public void notLocked(Exception cause) {
        submission.fail(Explanations.of(cause));
    }

    void submit() {
        String typed = password.get();
        if (!in.profile().hasPassword()) {
            submission.send(() -> profiles.unlock(in), this::done, this::explain);
        } else if (!typed.isEmpty()) {
            submission.send(() -> unlock(typed), this::done, this::explain);
        }
    }

    private void unlock(String typed) {
        try (Secret secret = Secret.of(typed)) {
            profiles.unlock(in, secret);
        }
    }

    private void done() {
        password.set("");
        opened.run();
    }

    private Optional<Explanation> explain(Exception cause) {
        return Optional.of(in.profile().hasPassword() ? Entries.refused(cause) : Explanations.of(cause));
    }
}
