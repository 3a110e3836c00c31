package app.hearth.desktop.profiles;

import app.hearth.common.client.ProblemException;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.NewPassword;
import app.hearth.desktop.fx.Submission;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Goes in with the recovery code and a new password; the next code is shown then. For the UI thread.
final class RecoverViewModel {
    private final Entrance entrance;
    private final Optional<RememberedProfile> profile;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty code = new SimpleStringProperty("");
    private final NewPassword password;
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper codeProblem = new ReadOnlyStringWrapper("");
    private final Submission submission;

    RecoverViewModel(Entrance entrance, Step.Recover step) {
        this.entrance = entrance;
        this.submission = new Submission(entrance.background());
        this.password = new NewPassword(entrance.background());
        this.profile = step.profile();
        profile.ifPresent(known -> name.set(known.username()));
        name.subscribe(_ -> nameProblem.set(""));
        code.subscribe(_ -> codeProblem.set(""));
    }

    Optional<RememberedProfile> profile() {
        return profile;
    }

    StringProperty name() {
        return name;
    }

    StringProperty code() {
        return code;
    }

    /// The one that shall hold from now on.
    NewPassword password() {
        return password;
    }

    ReadOnlyStringProperty nameProblem() {
        return nameProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty codeProblem() {
        return codeProblem.getReadOnlyProperty();
    }

    Submission submission() {
        return submission;
    }

    void submit() {
        nameProblem.set(name.get().isBlank() ? Entries.text("recover.name.missing") : "");
        codeProblem.set(code.get().isBlank() ? Entries.text("recover.code.missing") : "");
        boolean fits = password.fits(); // asked in any case: every field says what it lacks
        if (!fits || !(nameProblem.get() + codeProblem.get()).isEmpty()) {
            return;
        }
        String who = name.get().strip();
        String given = code.get().strip();
        String next = password.typed().get();
        submission.send(() -> recover(who, given, next), this::done, this::explain);
    }

    private Profiles.Made recover(String who, String typed, String chosen) {
        try (Secret given = Secret.of(typed);
                Secret next = Secret.of(chosen)) {
            return entrance.profiles().recover(who, given, next);
        }
    }

    private void done(Profiles.Made made) {
        code.set("");
        password.clear();
        entrance.keepCode(made);
    }

    /// What concerns a field stands at that field.
    private Optional<Explanation> explain(Exception cause) {
        boolean wrong = cause instanceof ProblemException answered && answered.code() == ErrorCode.INVALID_CREDENTIALS;
        boolean unfit = cause instanceof ProblemException answered && answered.code() == ErrorCode.VALIDATION;
        if (wrong) {
            codeProblem.set(Entries.text(profile.isPresent() ? "recover.code.wrong" : "recover.wrong"));
        } else if (unfit) {
            password.refuse(Explanations.of(cause).what());
        }
        return wrong || unfit ? Optional.empty() : Optional.of(Explanations.of(cause));
    }

    void back() {
        entrance.askFor(profile);
    }
}
