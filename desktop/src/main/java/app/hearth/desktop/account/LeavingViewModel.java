package app.hearth.desktop.account;

import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Views;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Deletes the profile with everything that belongs to it, for ever. For the UI thread.
final class LeavingViewModel {
    private final HearthClient client;
    private final Background background;
    private final Runnable gone;
    private final Proof proof;
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final BooleanProperty open = new SimpleBooleanProperty(false);

    /// `gone` is run when there is no such profile any more.
    LeavingViewModel(HearthClient client, Background background, Proof proof, Runnable gone) {
        this.client = client;
        this.background = background;
        this.proof = proof;
        this.gone = gone;
        open.subscribe(_ -> {
            proof.clear();
            failure.set(Optional.empty());
        });
    }

    Proof proof() {
        return proof;
    }

    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the person is being asked if they mean it.
    BooleanProperty open() {
        return open;
    }

    void submit() {
        if (busy.get() || !open.get() || !proof.isGiven()) {
            return;
        }
        busy.set(true);
        failure.set(Optional.empty());
        Supplier<Secret> password = proof.take();
        background.run(() -> delete(password), this::done, this::failed);
    }

    private void delete(Supplier<Secret> proved) {
        try (Secret password = proved.get()) {
            client.deleteProfile(password);
        }
    }

    private void done() {
        busy.set(false);
        open.set(false);
        gone.run();
    }

    private void failed(Exception cause) {
        busy.set(false);
        if (proof.refused(cause)) {
            return;
        }
        boolean lastAdmin = cause instanceof ProblemException refused && refused.code() == ErrorCode.CONFLICT;
        ResourceBundle texts = Views.texts(LeavingViewModel.class);
        failure.set(Optional.of(
                lastAdmin
                        ? new Explanation(texts.getString("leave.last.what"), texts.getString("leave.last.do"))
                        : Explanations.of(cause)));
    }
}
