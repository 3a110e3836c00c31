package app.hearth.desktop.profiles;

import app.hearth.common.account.PasswordLength;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Submission;
import app.hearth.desktop.keychain.KeychainException;
import app.hearth.desktop.keychain.PassphraseVault;
import app.hearth.desktop.keychain.VaultOpening;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Opens the vault that stands in for a keychain, or makes it with a new passphrase. For the UI thread.
public final class PassphraseViewModel {
    private final Path dataDir;
    private final boolean isNew;
    private final Consumer<ProfileSecrets> opened;
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty again = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper passphraseProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper againProblem = new ReadOnlyStringWrapper("");
    private final Submission submission;

    /// `isNew` when a passphrase has to be chosen; `opened` hears what it opens.
    public PassphraseViewModel(Path dataDir, boolean isNew, Background background, Consumer<ProfileSecrets> opened) {
        this.dataDir = dataDir;
        this.isNew = isNew;
        this.submission = new Submission(background);
        this.opened = opened;
        passphrase.subscribe(() -> passphraseProblem.set(""));
        again.subscribe(() -> againProblem.set(""));
    }

    boolean isNew() {
        return isNew;
    }

    StringProperty passphrase() {
        return passphrase;
    }

    /// The new passphrase once more.
    StringProperty again() {
        return again;
    }

    ReadOnlyStringProperty passphraseProblem() {
        return passphraseProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty againProblem() {
        return againProblem.getReadOnlyProperty();
    }

    Submission submission() {
        return submission;
    }

    void submit() {
        String typed = passphrase.get();
        if (!typed.isEmpty() && fits()) {
            submission.send(() -> open(typed), this::ended, this::explain);
        }
    }

    private boolean fits() {
        if (!isNew) {
            return true;
        }
        boolean isLong = PasswordLength.of(passphrase.get()) != PasswordLength.TOO_SHORT;
        boolean isSame = passphrase.get().equals(again.get());
        passphraseProblem.set(isLong ? "" : Entries.text("passphrase.short"));
        againProblem.set(isSame ? "" : Entries.text("passphrase.different"));
        return isLong && isSame;
    }

    private VaultOpening open(String typed) throws KeychainException {
        try (Secret secret = Secret.of(typed)) {
            return PassphraseVault.open(dataDir, secret);
        }
    }

    private void ended(VaultOpening opening) {
        switch (opening) {
            case VaultOpening.Opened open -> {
                passphrase.set("");
                again.set("");
                opened.accept(new KeychainSecrets(open.vault(), dataDir));
            }
            case VaultOpening.WrongPassphrase _ -> submission.fail(Entries.explanation("passphrase.wrong"));
            case VaultOpening.Damaged _ -> submission.fail(Entries.explanation("passphrase.damaged"));
        }
    }

    private Optional<Explanation> explain(Exception cause) {
        boolean unwritten = cause instanceof KeychainException;
        return Optional.of(unwritten ? Entries.explanation("passphrase.unwritten") : Explanations.of(cause));
    }
}
