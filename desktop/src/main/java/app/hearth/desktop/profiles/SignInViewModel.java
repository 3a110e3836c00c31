package app.hearth.desktop.profiles;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Submission;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Goes in with a password: as a profile this desktop knows, or by name. For the UI thread.
final class SignInViewModel {
    private final Entrance entrance;
    private final Optional<RememberedProfile> profile;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty code = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper codeProblem = new ReadOnlyStringWrapper("");
    private final BooleanProperty stays = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper asksForCode;
    private final Submission submission;

    SignInViewModel(Entrance entrance, Step.SignIn step) {
        this.entrance = entrance;
        this.profile = step.profile();
        this.submission = new Submission(entrance.background());
        this.asksForCode = new ReadOnlyBooleanWrapper(step.code());
        step.why().ifPresent(submission::fail);
        code.subscribe(_ -> codeProblem.set(""));
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

    /// Whether this desktop can keep someone signed in, so that there is something to choose.
    boolean canStay() {
        return asksForPassword() && entrance.profiles().canStay();
    }

    /// Whether the next start of the program shall go in by itself.
    BooleanProperty stays() {
        return stays;
    }

    /// Whether only the one-time code is missing now.
    ReadOnlyBooleanProperty asksForCode() {
        return asksForCode.getReadOnlyProperty();
    }

    /// What the authenticator app shows, or a backup code.
    StringProperty code() {
        return code;
    }

    ReadOnlyStringProperty codeProblem() {
        return codeProblem.getReadOnlyProperty();
    }

    void submit() {
        boolean withCode = asksForCode.get();
        String given = withCode ? code.get().strip() : "";
        if (withCode && given.isEmpty()) {
            codeProblem.set(Entries.text("signin.code.missing"));
        } else if (asksForPassword()) {
            submit(given);
        } else if (withCode) {
            profile.ifPresent(known ->
                    submission.send(() -> entrance.profiles().resume(known, given), this::done, this::explain));
        } else {
            profile.ifPresent(entrance::enter);
        }
    }

    private void submit(String given) {
        String username = name.get().strip();
        String typed = password.get();
        boolean staying = stays.get();
        if (!username.isEmpty() && !typed.isEmpty()) {
            submission.send(() -> signIn(username, typed, given, staying), this::done, this::explain);
        }
    }

    private SignedIn signIn(String username, String typed, String given, boolean staying) {
        try (Secret secret = Secret.of(typed)) {
            return entrance.profiles().signIn(new Attempt(username, secret, given, staying));
        }
    }

    private void done(SignedIn in) {
        password.set("");
        code.set("");
        entrance.goIn(in);
    }

    private Optional<Explanation> explain(Exception cause) {
        if (Entries.isCodeMissing(cause)) {
            asksForCode.set(true);
            return Optional.empty();
        }
        if (asksForCode.get() && Entries.isWrong(cause)) {
            codeProblem.set(Entries.text("signin.code.wrong"));
            return Optional.empty();
        }
        return Optional.of(profile.isPresent() ? Entries.refused(cause) : Explanations.of(cause));
    }

    /// The password is forgotten.
    void recover() {
        entrance.recover(profile);
    }

    /// From the code to the password, from there to who is known here.
    void back() {
        if (asksForCode.get() && asksForPassword()) {
            asksForCode.set(false);
            code.set("");
            submission.reset();
        } else {
            entrance.choose();
        }
    }
}
