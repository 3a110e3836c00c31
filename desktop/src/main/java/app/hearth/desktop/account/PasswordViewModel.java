package app.hearth.desktop.account;

import app.hearth.common.account.PasswordChange;
import app.hearth.common.account.User;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.NewPassword;
import app.hearth.desktop.fx.Submission;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// A new password, or the first one of a profile without. For the UI thread.
final class PasswordViewModel {
    private final AccountViewModel account;
    private final HearthClient client;
    private final OwnPassword kept;
    private final Proof proof;
    private final NewPassword chosen;
    private final Submission submission;
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(false);
    private final BooleanProperty open = new SimpleBooleanProperty(false);
    private Runnable othersEnded = () -> {};

    PasswordViewModel(AccountViewModel account, HearthClient client, Background background, OwnPassword kept) {
        this.account = account;
        this.client = client;
        this.submission = new Submission(background);
        this.chosen = new NewPassword(background);
        this.kept = kept;
        this.proof = new Proof(account.user(), kept);
        open.subscribe(_ -> clear());
    }

    private void clear() {
        proof.clear();
        chosen.clear();
        submission.reset();
    }

    /// Who learns, on the UI thread, that all other devices are signed out.
    void onOthersEnded(Runnable taker) {
        othersEnded = taker;
    }

    ReadOnlyObjectProperty<User> user() {
        return account.user();
    }

    Proof proof() {
        return proof;
    }

    NewPassword chosen() {
        return chosen;
    }

    Submission submission() {
        return submission;
    }

    /// Whether the last try changed the password.
    ReadOnlyBooleanProperty changed() {
        return changed.getReadOnlyProperty();
    }

    /// Whether the person is at it.
    BooleanProperty open() {
        return open;
    }

    void submit() {
        boolean fits = chosen.fits();
        boolean given = proof.isGiven(); // asked in any case: every field says what it lacks
        if (!given || !fits) {
            return;
        }
        changed.set(false);
        Supplier<Secret> current = proof.take();
        String next = chosen.typed().get();
        submission.send(() -> change(current, next), this::done, this::explain);
    }

    /// What this desktop kept goes only after the server has the new one.
    private User change(Supplier<Secret> proved, String typed) {
        try (Secret next = Secret.of(typed);
                Secret current = proved.get()) {
            client.account().changePassword(new PasswordChange(current, next));
        }
        kept.forget();
        return client.account().me();
    }

    private void done(User now) {
        open.set(false);
        changed.set(true);
        account.becomes(now);
        othersEnded.run();
    }

    private Optional<Explanation> explain(Exception cause) {
        if (proof.refused(cause)) {
            return Optional.empty();
        }
        Explanation explanation = Explanations.of(cause);
        if (cause instanceof ProblemException refused && refused.code() == ErrorCode.VALIDATION) {
            chosen.refuse(explanation.what());
            return Optional.empty();
        }
        return Optional.of(explanation);
    }
}
