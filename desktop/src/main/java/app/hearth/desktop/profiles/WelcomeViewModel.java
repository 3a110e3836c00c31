package app.hearth.desktop.profiles;

import app.hearth.common.client.ProblemException;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.NewPassword;
import app.hearth.desktop.fx.Submission;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Makes a profile: a name, and a password only if the person wants one. For the UI thread.
final class WelcomeViewModel {
    private final Entrance entrance;
    private final boolean othersAreKnown;
    private final StringProperty name = new SimpleStringProperty("");
    private final NewPassword password;
    private final BooleanProperty protect = new SimpleBooleanProperty(false);
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final Submission submission;

    WelcomeViewModel(Entrance entrance, boolean othersAreKnown) {
        this.entrance = entrance;
        this.submission = new Submission(entrance.background());
        this.password = new NewPassword(entrance.background());
        this.othersAreKnown = othersAreKnown;
        name.subscribe(() -> nameProblem.set(""));
    }

    StringProperty name() {
        return name;
    }

    NewPassword password() {
        return password;
    }

    /// Whether the person wants a password of their own.
    BooleanProperty protect() {
        return protect;
    }

    ReadOnlyStringProperty nameProblem() {
        return nameProblem.getReadOnlyProperty();
    }

    Submission submission() {
        return submission;
    }

    boolean othersAreKnown() {
        return othersAreKnown;
    }

    /// The person goes on to the next field: now is the time to say what is wrong, unless they have not begun.
    void leftName() {
        if (!name.get().isBlank()) {
            nameProblem.set(Entries.nameProblem(name.get()));
        }
    }

    void submit() {
        nameProblem.set(Entries.nameProblem(name.get()));
        boolean fits = !protect.get() || password.fits(); // asked in any case: every field says what it lacks
        if (!nameProblem.get().isEmpty() || !fits) {
            return;
        }
        String wanted = name.get().strip();
        Optional<String> own = protect.get() ? Optional.of(password.typed().get()) : Optional.empty();
        submission.send(() -> make(wanted, own), this::made, this::explain);
    }

    private Profiles.Made make(String wanted, Optional<String> own) {
        if (own.isEmpty()) {
            return entrance.profiles().makeWithoutPassword(wanted);
        }
        try (Secret chosen = Secret.of(own.get())) {
            return entrance.profiles().make(wanted, chosen);
        }
    }

    private void made(Profiles.Made made) {
        password.clear();
        entrance.goIn(made.in().with(made.recoveryCode()));
    }

    /// What concerns a field stands at that field.
    private Optional<Explanation> explain(Exception cause) {
        Explanation explanation = Explanations.of(cause);
        if (cause instanceof ProblemException refused && refused.code() == ErrorCode.CONFLICT) {
            nameProblem.set(Entries.text("name.taken"));
        } else if (cause instanceof ProblemException refused && isAbout("username", refused)) {
            nameProblem.set(explanation.what());
        } else if (cause instanceof ProblemException refused && isAbout("password", refused)) {
            password.refuse(explanation.what());
        } else {
            return Optional.of(explanation);
        }
        return Optional.empty();
    }

    private static boolean isAbout(String field, ProblemException refused) {
        var errors = refused.problem().errors();
        return errors != null && !errors.isEmpty() && errors.getFirst().field().equals(field);
    }

    void signInInstead() {
        entrance.signIn();
    }

    void back() {
        entrance.choose();
    }
}
