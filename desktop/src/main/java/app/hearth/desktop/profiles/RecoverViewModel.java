package app.hearth.desktop.profiles;

import app.hearth.common.client.ProblemException;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper codeProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper passwordProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

    RecoverViewModel(Entrance entrance, Step.Recover step) {
        this.entrance = entrance;
        this.profile = step.profile();
        profile.ifPresent(known -> name.set(known.username()));
        name.subscribe(_ -> nameProblem.set(""));
        code.subscribe(_ -> codeProblem.set(""));
        password.subscribe(_ -> passwordProblem.set(""));
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
    StringProperty password() {
        return password;
    }

    ReadOnlyStringProperty nameProblem() {
        return nameProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty codeProblem() {
        return codeProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty passwordProblem() {
        return passwordProblem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    void submit() {
        nameProblem.set(name.get().isBlank() ? Entries.text("recover.name.missing") : "");
        codeProblem.set(code.get().isBlank() ? Entries.text("recover.code.missing") : "");
        passwordProblem.set(Entries.passwordProblem(password.get()));
        if (busy.get() || !(nameProblem.get() + codeProblem.get() + passwordProblem.get()).isEmpty()) {
            return;
        }
        busy.set(true);
        failure.set(Optional.empty());
        String who = name.get().strip();
        Secret given = Secret.of(code.get().strip());
        Secret next = Secret.of(password.get());
        entrance.background().run(() -> recover(who, given, next), this::done, this::failed);
    }

    private Profiles.Made recover(String who, Secret given, Secret next) {
        try (given;
                next) {
            return entrance.profiles().recover(who, given, next);
        }
    }

    private void done(Profiles.Made made) {
        busy.set(false);
        code.set("");
        password.set("");
        entrance.keepCode(made);
    }

    private void failed(Exception cause) {
        busy.set(false);
        boolean wrong = cause instanceof ProblemException answered && answered.code() == ErrorCode.INVALID_CREDENTIALS;
        boolean unfit = cause instanceof ProblemException answered && answered.code() == ErrorCode.VALIDATION;
        if (wrong) {
            codeProblem.set(Entries.text(profile.isPresent() ? "recover.code.wrong" : "recover.wrong"));
        } else if (unfit) {
            passwordProblem.set(Explanations.of(cause).what());
        } else {
            failure.set(Optional.of(Explanations.of(cause)));
        }
    }

    void back() {
        entrance.askFor(profile);
    }
}
