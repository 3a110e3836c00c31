package app.hearth.desktop.profiles;

import app.hearth.common.client.ProblemException;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.NewPassword;
import app.hearth.desktop.fx.Submission;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Goes in with the recovery code, or with the one-time token of an admin, and a new password; the next code is shown
/// then. With a token the old recovery code may stay out, which costs the keys. For the UI thread.
final class RecoverViewModel {
    private final Entrance entrance;
    private final Optional<RememberedProfile> profile;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty code = new SimpleStringProperty("");
    private final StringProperty token = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper byToken = new ReadOnlyBooleanWrapper(false);
    private final NewPassword password;
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper codeProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper tokenProblem = new ReadOnlyStringWrapper("");
    private final Submission submission;

    RecoverViewModel(Entrance entrance, Step.Recover step) {
        this.entrance = entrance;
        this.submission = new Submission(entrance.background());
        this.password = new NewPassword(entrance.background());
        this.profile = step.profile();
        profile.ifPresent(known -> name.set(known.username()));
        name.subscribe(_ -> nameProblem.set(""));
        code.subscribe(_ -> codeProblem.set(""));
        token.subscribe(_ -> tokenProblem.set(""));
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

    StringProperty token() {
        return token;
    }

    /// Whether a token opens the profile, which names it as well, instead of the recovery code.
    ReadOnlyBooleanProperty byToken() {
        return byToken.getReadOnlyProperty();
    }

    /// Changes between the two ways; what was typed stays.
    void changeWay() {
        byToken.set(!byToken.get());
        nameProblem.set("");
        codeProblem.set("");
        tokenProblem.set("");
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

    ReadOnlyStringProperty tokenProblem() {
        return tokenProblem.getReadOnlyProperty();
    }

    Submission submission() {
        return submission;
    }

    void submit() {
        boolean withToken = byToken.get();
        tokenProblem.set(withToken ? missing(token, "reset.token.missing") : "");
        nameProblem.set(withToken ? "" : missing(name, "recover.name.missing"));
        codeProblem.set(withToken ? "" : missing(code, "recover.code.missing"));
        boolean fits = password.fits(); // asked in any case: every field says what it lacks
        if (!fits || !(tokenProblem.get() + nameProblem.get() + codeProblem.get()).isEmpty()) {
            return;
        }
        String who = name.get().strip();
        String handed = token.get().strip();
        String given = code.get().strip();
        String next = password.typed().get();
        submission.send(
                () -> withToken ? reset(handed, given, next) : recover(who, given, next), this::done, this::explain);
    }

    private static String missing(StringProperty field, String sentence) {
        return field.get().isBlank() ? Entries.text(sentence) : "";
    }

    private Profiles.Made reset(String handed, String typed, String chosen) {
        try (Secret by = Secret.of(handed);
                Secret next = Secret.of(chosen)) {
            if (typed.isEmpty()) {
                return entrance.profiles().reset(by, Optional.empty(), next);
            }
            try (Secret given = Secret.of(typed)) {
                return entrance.profiles().reset(by, Optional.of(given), next);
            }
        }
    }

    private Profiles.Made recover(String who, String typed, String chosen) {
        try (Secret given = Secret.of(typed);
                Secret next = Secret.of(chosen)) {
            return entrance.profiles().recover(who, given, next);
        }
    }

    private void done(Profiles.Made made) {
        code.set("");
        token.set("");
        password.clear();
        entrance.keepCode(made);
    }

    /// What concerns a field stands at that field.
    private Optional<Explanation> explain(Exception cause) {
        boolean wrong = cause instanceof ProblemException answered && answered.code() == ErrorCode.INVALID_CREDENTIALS;
        boolean unfit = cause instanceof ProblemException answered && answered.code() == ErrorCode.VALIDATION;
        if (wrong && byToken.get()) {
            tokenProblem.set(Entries.text(code.get().isBlank() ? "reset.wrong" : "reset.wrong.both"));
        } else if (wrong) {
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
