package app.hearth.desktop.account;

import app.hearth.common.client.HearthClient;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Keepsake;
import app.hearth.desktop.fx.Submission;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// A new recovery code in the place of the one before, shown this once. For the UI thread.
final class CodeViewModel {
    private final AccountViewModel account;
    private final HearthClient client;
    private final Background background;
    private final Proof proof;
    private final ReadOnlyObjectWrapper<Optional<Keepsake>> code = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Submission submission;
    private final BooleanProperty open = new SimpleBooleanProperty(false);
    private Runnable keptAction = () -> {};

    CodeViewModel(AccountViewModel account, HearthClient client, Background background, OwnPassword kept) {
        this.account = account;
        this.client = client;
        this.background = background;
        this.submission = new Submission(background);
        this.proof = new Proof(account.user(), kept);
        open.subscribe(_ -> {
            proof.clear();
            submission.reset();
        });
    }

    Proof proof() {
        return proof;
    }

    /// The new code, as long as it is shown.
    ReadOnlyObjectProperty<Optional<Keepsake>> code() {
        return code.getReadOnlyProperty();
    }

    Submission submission() {
        return submission;
    }

    /// Whether the person is at it.
    BooleanProperty open() {
        return open;
    }

    void submit() {
        if (proof.isGiven()) {
            Supplier<Secret> password = proof.take();
            submission.send(() -> make(password), this::show, this::explain);
        }
    }

    private String make(Supplier<Secret> proved) {
        try (Secret password = proved.get();
                Secret made = client.account().newRecoveryCode(password)) {
            return made.reveal();
        }
    }

    private void show(String made) {
        open.set(false);
        String owner = account.user().get().displayName();
        code.set(Optional.of(Keepsake.ofRecoveryCode(owner, made, background)));
    }

    private Optional<Explanation> explain(Exception cause) {
        return proof.refused(cause) ? Optional.empty() : Optional.of(Explanations.of(cause));
    }

    /// Who learns that a code is kept.
    void onKept(Runnable taker) {
        keptAction = taker;
    }

    /// It is kept; nothing of it stays here.
    void kept() {
        keptAction.run();
        code.get().ifPresent(Keepsake::forget);
        code.set(Optional.empty());
    }
}
