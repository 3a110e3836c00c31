package app.hearth.desktop.account;

import app.hearth.common.client.HearthClient;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.PrivateFile;
import app.hearth.desktop.fx.Submission;
import app.hearth.desktop.fx.Views;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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
    private final Submission submission;
    private final BooleanProperty open = new SimpleBooleanProperty(false);

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

    /// The new code, in the groups the server gave it; empty while there is none to show.
    ReadOnlyStringProperty code() {
        return code.getReadOnlyProperty();
    }

    /// Whether the code has been written into a file.
    ReadOnlyBooleanProperty saved() {
        return saved.getReadOnlyProperty();
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
        saved.set(false);
        code.set(made);
    }

    private Optional<Explanation> explain(Exception cause) {
        return proof.refused(cause) ? Optional.empty() : Optional.of(Explanations.of(cause));
    }

    /// Writes the code where the person wants it, readable for nobody else where the system can tell people apart.
    void save(Path file) {
        submission.reset();
        ResourceBundle texts = Views.texts(CodeViewModel.class);
        String text =
                texts.getString("code.file").formatted(account.user().get().displayName(), code.get());
        Explanation unsaved = new Explanation(texts.getString("code.unsaved.what"), texts.getString("code.unsaved.do"));
        background.run(() -> PrivateFile.write(file, text), _ -> saved.set(true), _ -> submission.fail(unsaved));
    }

    /// It is kept; nothing of it stays here.
    void kept() {
        code.set("");
        saved.set(false);
        submission.reset();
    }
}
