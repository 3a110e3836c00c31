package app.hearth.desktop.fx;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Says in a password field that Caps Lock is on, as long as the cursor is in it. Where the system does not tell, it
/// says nothing. For the JavaFX thread.
final class CapsLock {
    private final Supplier<Optional<Boolean>> state;
    private final TextField field;
    private final Label hint = new Label(Views.texts(CapsLock.class).getString("password.caps"));

    private CapsLock(TextField field, Supplier<Optional<Boolean>> state) {
        this.field = field;
        this.state = state;
        hint.getStyleClass().add("caps-lock");
        hint.setMinWidth(Label.USE_PREF_SIZE);
    }

    /// What says it, to be put into `field`.
    static Label of(TextField field) {
        return of(field, () -> Platform.isKeyLocked(KeyCode.CAPS));
    }

    static Label of(TextField field, Supplier<Optional<Boolean>> state) {
        CapsLock watch = new CapsLock(field, state);
        field.focusedProperty().subscribe(_ -> watch.look());
        field.addEventFilter(KeyEvent.KEY_PRESSED, _ -> watch.look());
        field.addEventFilter(KeyEvent.KEY_RELEASED, _ -> watch.look()); // some systems switch it only then
        return watch.hint;
    }

    private void look() {
        Views.show(hint, field.isFocused() && state.get().orElse(false));
    }
}
