package app.hearth.desktop.profiles;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.keychain.KeychainException;
import app.hearth.desktop.keychain.PassphraseVault;
import app.hearth.desktop.keychain.VaultOpening;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Opens the vault that stands in for a keychain, or makes it with a new passphrase. For the UI thread.
public final class PassphraseViewModel {
    private final Path dataDir;
    private final boolean isNew;
    private final Background background;
    private final Consumer<ProfileSecrets> opened;
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty again = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper passphraseProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper againProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

    /// `isNew` when a passphrase has to be chosen; `opened` hears what it opens.
    public PassphraseViewModel(Path dataDir, boolean isNew, Background background, Consumer<ProfileSecrets> opened) {
        this.dataDir = dataDir;
        this.isNew = isNew;
        this.background = background;
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

    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    void submit() {
        if (busy.get() || passphrase.get().isEmpty() || !fits()) {
            return;
        }
        busy.set(true);
        failure.set(Optional.empty());
        Secret typed = Secret.of(passphrase.get());
        background.run(() -> open(typed), this::ended, this::failed);
    }

    private boolean fits() {
        if (!isNew) {
            return true;
        }
        boolean isLong = passphrase.get().length() >= Entries.PASSWORD_MIN;
        boolean isSame = passphrase.get().equals(again.get());
        passphraseProblem.set(isLong ? "" : Entries.text("passphrase.short"));
        againProblem.set(isSame ? "" : Entries.text("passphrase.different"));
        return isLong && isSame;
    }

    private VaultOpening open(Secret typed) throws KeychainException {
        try (typed) {
            return PassphraseVault.open(dataDir, typed);
        }
    }

    private void ended(VaultOpening opening) {
        busy.set(false);
        switch (opening) {
            case VaultOpening.Opened open -> {
                passphrase.set("");
                again.set("");
                opened.accept(new KeychainSecrets(open.vault(), dataDir));
            }
            case VaultOpening.WrongPassphrase _ -> explain("passphrase.wrong");
            case VaultOpening.Damaged _ -> explain("passphrase.damaged");
        }
    }

    private void explain(String key) {
        failure.set(Optional.of(Entries.explanation(key)));
    }

    private void failed(Exception cause) {
        busy.set(false);
        if (cause instanceof KeychainException) {
            explain("passphrase.unwritten");
        } else {
            failure.set(Optional.of(Explanations.of(cause)));
        }
    }
}
