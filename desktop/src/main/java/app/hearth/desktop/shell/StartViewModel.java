package app.hearth.desktop.shell;

import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Views;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The start of the program: under way, or failed with a way to try again. For the UI thread.
public final class StartViewModel {
    private final Runnable start;
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// `start` begins once more.
    public StartViewModel(Runnable start) {
        this.start = start;
    }

    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    public void failed(Explanation why) {
        failure.set(Optional.of(why));
    }

    /// There is a keychain, and its owner has to unlock it.
    public void keychainIsShut() {
        ResourceBundle texts = Views.texts(StartViewModel.class);
        failed(new Explanation(texts.getString("keychain.shut.what"), texts.getString("keychain.shut.do")));
    }

    void tryAgain() {
        failure.set(Optional.empty());
        start.run();
    }
}
