package app.hearth.desktop.account;

import app.hearth.common.account.User;
import app.hearth.common.client.ProblemException;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;
import app.hearth.desktop.fx.Views;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The password once more, for what a signed-in device alone may not do: typed by its owner, or what this desktop keeps
/// for who knows none. For the UI thread.
final class Proof {
    private final ReadOnlyObjectProperty<User> user;
    private final OwnPassword kept;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    Proof(ReadOnlyObjectProperty<User> user, OwnPassword kept) {
        this.user = user;
        this.kept = kept;
        typed.subscribe(_ -> problem.set(""));
    }

    ReadOnlyObjectProperty<User> user() {
        return user;
    }

    /// Whether the person knows a password that can be asked for.
    boolean asks() {
        return user.get().hasPassword();
    }

    StringProperty typed() {
        return typed;
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Whether there is something to try; says what is missing otherwise.
    boolean isGiven() {
        boolean given = !asks() || !typed.get().isEmpty();
        problem.set(given ? "" : text("proof.missing"));
        return given;
    }

    /// What gives the password on a worker's thread, once; who takes it closes it.
    Supplier<Secret> take() {
        if (!asks()) {
            return () -> kept.load().orElseThrow(Proof::nothingKept);
        }
        String password = typed.get();
        return () -> Secret.of(password);
    }

    private static ProblemException nothingKept() {
        return new ProblemException(Problem.of(ErrorCode.UNAUTHORIZED, "Nothing is kept that proves this profile."));
    }

    /// Whether a failure is about the typed password; then it stands at the field.
    boolean refused(Exception cause) {
        boolean wrong = asks()
                && cause instanceof ProblemException answered
                && answered.code() == ErrorCode.INVALID_CREDENTIALS;
        if (wrong) {
            problem.set(text("proof.wrong"));
        }
        return wrong;
    }

    void clear() {
        typed.set("");
        problem.set("");
    }

    private static String text(String key) {
        return Views.texts(Proof.class).getString(key);
    }
}
