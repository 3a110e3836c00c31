package app.hearth.desktop.account;

import app.hearth.common.client.HearthClient;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.PrivateFile;
import app.hearth.desktop.fx.Views;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// A new recovery code in the place of the one before, shown this once. For the UI thread.
final class CodeViewModel {
    private final AccountViewModel account;
    private final HearthClient client;
    private final Background background;
    private final Proof proof;
    private final ReadOnlyStringWrapper code = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final BooleanProperty open = new SimpleBooleanProperty(false);

    CodeViewModel(AccountViewModel account, HearthClient client, Background background, OwnPassword kept) {
        this.account = account;
        this.client = client;
        this.background = background;
        this.proof = new Proof(account.user(), kept);
        open.subscribe(_ -> {
            proof.clear();
            failure.set(Optional.empty());
        });
    }

    Proof proof() {
        return proof;
    }

    /// The new code, in the groups the server gave it; empty while there is none to show.
    ReadOnlyStringProperty code() {
        return code.getReadOnlyProperty();
    }

    /// Whether the code has been written into a file.
    ReadOnlyBooleanProperty saved() {
        return saved.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the person is at it.
    BooleanProperty open() {
        return open;
    }

    void submit() {
        if (busy.get() || !proof.isGiven()) {
            return;
        }
        busy.set(true);
        failure.set(Optional.empty());
        Supplier<Secret> password = proof.take();
        background.run(() -> make(password), this::show, this::failed);
    }

    private String make(Supplier<Secret> proved) {
        try (Secret password = proved.get();
                Secret made = client.account().newRecoveryCode(password)) {
            return made.reveal();
        }
    }

    private void show(String made) {
        busy.set(false);
        open.set(false);
        saved.set(false);
        code.set(made);
    }

    private void failed(Exception cause) {
        busy.set(false);
        if (!proof.refused(cause)) {
            failure.set(Optional.of(Explanations.of(cause)));
        }
    }

    /// Writes the code where the person wants it, readable for nobody else where the system can tell people apart.
    void save(Path file) {
        failure.set(Optional.empty());
        ResourceBundle texts = Views.texts(CodeViewModel.class);
        String text =
                texts.getString("code.file").formatted(account.user().get().displayName(), code.get());
        Explanation unsaved = new Explanation(texts.getString("code.unsaved.what"), texts.getString("code.unsaved.do"));
        background.run(
                () -> PrivateFile.write(file, text), _ -> saved.set(true), _ -> failure.set(Optional.of(unsaved)));
    }

    /// It is kept; nothing of it stays here.
    void kept() {
        code.set("");
        saved.set(false);
        failure.set(Optional.empty());
    }
}
