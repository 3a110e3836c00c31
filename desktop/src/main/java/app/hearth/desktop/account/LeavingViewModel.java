package app.hearth.desktop.account;

import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Submission;
import app.hearth.desktop.fx.Views;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// Deletes the profile with everything that belongs to it, for ever. For the UI thread.
final class LeavingViewModel {
    private final HearthClient client;
    private final Runnable gone;
    private final Proof proof;
    private final Submission submission;
    private final BooleanProperty open = new SimpleBooleanProperty(false);

    /// `gone` is run when there is no such profile any more.
    LeavingViewModel(HearthClient client, Background background, Proof proof, Runnable gone) {
        this.client = client;
        this.submission = new Submission(background);
        this.proof = proof;
        this.gone = gone;
        open.subscribe(_ -> {
            proof.clear();
            submission.reset();
        });
    }

    Proof proof() {
        return proof;
    }

    Submission submission() {
        return submission;
    }

    /// Whether the person is being asked if they mean it.
    BooleanProperty open() {
        return open;
    }

    void submit() {
        if (open.get() && proof.isGiven()) {
            Supplier<Secret> password = proof.take();
            submission.send(() -> delete(password), this::done, this::explain);
        }
    }

    private void delete(Supplier<Secret> proved) {
        try (Secret password = proved.get()) {
            client.deleteProfile(password);
        }
    }

    private void done() {
        open.set(false);
        gone.run();
    }

    private Optional<Explanation> explain(Exception cause) {
        if (proof.refused(cause)) {
            return Optional.empty();
        }
        boolean lastAdmin = cause instanceof ProblemException refused && refused.code() == ErrorCode.CONFLICT;
        ResourceBundle texts = Views.texts(LeavingViewModel.class);
        return Optional.of(
                lastAdmin
                        ? new Explanation(texts.getString("leave.last.what"), texts.getString("leave.last.do"))
                        : Explanations.of(cause));
    }
}
