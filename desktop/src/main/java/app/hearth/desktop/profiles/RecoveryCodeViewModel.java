package app.hearth.desktop.profiles;

import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.PrivateFile;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Shows a recovery code, this once, and goes on when it is kept. For the UI thread.
final class RecoveryCodeViewModel {
    private final Entrance entrance;
    private final Step.KeepCode step;
    private final BooleanProperty kept = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());

    RecoveryCodeViewModel(Entrance entrance, Step.KeepCode step) {
        this.entrance = entrance;
        this.step = step;
    }

    String name() {
        return step.in().profile().name();
    }

    /// The code, in the groups the server gave it.
    String code() {
        return step.code().reveal();
    }

    /// What the person says: it is kept.
    BooleanProperty kept() {
        return kept;
    }

    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Writes the code where the person wants it, readable for nobody else where the system can tell people apart.
    void save(Path file) {
        failure.set(Optional.empty());
        String text = Entries.text("code.file").formatted(name(), code());
        Background background = entrance.background();
        background.run(
                () -> PrivateFile.write(file, text),
                _ -> kept.set(true),
                _ -> failure.set(Optional.of(Entries.explanation("code.unsaved"))));
    }

    void goOn() {
        if (kept.get()) {
            step.code().close();
            entrance.goIn(step.in());
        }
    }
}
