package app.hearth.desktop.fx;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// What a person is shown this once and has to keep themselves, as a recovery code. For the UI thread.
public final class Keepsake {
    private final Background background;
    private final BooleanProperty kept = new SimpleBooleanProperty(false);
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Words words;

    public Keepsake(Words words, Background background) {
        this.words = words;
        this.background = background;
    }

    /// The recovery code of `owner`, in the groups the server gave it.
    public static Keepsake ofRecoveryCode(String owner, String code, Background background) {
        ResourceBundle texts = Views.texts(Keepsake.class);
        String file = texts.getString("keep.code.file").formatted(owner, code);
        return new Keepsake(
                new Words(texts.getString("keep.code"), code, file, "hearth-recovery-code.txt"), background);
    }

    /// How it stands on the screen and in a file.
    ///
    /// @param what it is, for who cannot see it
    /// @param text as it is shown and copied
    /// @param file as it is saved, with a word on what it is for
    /// @param fileName what the file is called unless the person wants otherwise
    public record Words(String what, String text, String file, String fileName) {}

    public Words words() {
        return words;
    }

    /// What the person says, or what follows from saving it: it is kept.
    public BooleanProperty kept() {
        return kept;
    }

    /// Whether it has been written into a file.
    public ReadOnlyBooleanProperty saved() {
        return saved.getReadOnlyProperty();
    }

    /// Why it could not be written.
    public ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Writes it where the person wants it, readable for nobody else where the system can tell people apart.
    public void save(Path file) {
        failure.set(Optional.empty());
        String text = words.file();
        background.run(() -> PrivateFile.write(file, text), _ -> done(), _ -> failure.set(unsaved()));
    }

    private void done() {
        saved.set(true);
        kept.set(true);
    }

    private static Optional<Explanation> unsaved() {
        ResourceBundle texts = Views.texts(Keepsake.class);
        return Optional.of(new Explanation(texts.getString("keep.unsaved.what"), texts.getString("keep.unsaved.do")));
    }

    /// It has been shown; nothing of it stays here.
    public void forget() {
        words = new Words(words.what(), "", "", words.fileName());
    }
}
