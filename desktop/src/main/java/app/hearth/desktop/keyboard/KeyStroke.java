package app.hearth.desktop.keyboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// A key pressed together with others.
///
/// @param code as JavaFX writes it, as in `Shortcut+N`, where `Shortcut` is Ctrl, on a Mac the Command key
public record KeyStroke(String code) {
    /// Throws [IllegalArgumentException] for what is no stroke.
    public KeyStroke {
        code = combination(code).getName();
    }

    /// What is pressed; empty for a key that only goes along with others, or one nobody knows.
    static Optional<KeyStroke> of(KeyEvent event) {
        KeyCode key = event.getCode();
        if (key.isModifierKey() || key == KeyCode.UNDEFINED) {
            return Optional.empty();
        }
        List<KeyCombination.Modifier> with = new ArrayList<>();
        if (event.isShiftDown()) {
            with.add(KeyCombination.SHIFT_DOWN);
        }
        if (event.isAltDown()) {
            with.add(KeyCombination.ALT_DOWN);
        }
        if (event.isShortcutDown()) {
            with.add(KeyCombination.SHORTCUT_DOWN);
        }
        KeyCodeCombination pressed = new KeyCodeCombination(key, with.toArray(KeyCombination.Modifier[]::new));
        return pressed.match(event) ? Optional.of(new KeyStroke(pressed.getName())) : Optional.empty();
    }

    boolean matches(KeyEvent event) {
        return combination(code).match(event);
    }

    KeyCodeCombination combination() {
        return combination(code);
    }

    private static KeyCodeCombination combination(String code) {
        if (KeyCombination.valueOf(code) instanceof KeyCodeCombination known) {
            return known;
        }
        throw new IllegalArgumentException("No stroke of keys is written " + code + ".");
    }

    /// Whether pressing it could be meant for a text: it writes something, moves in it or edits it.
    boolean belongsToWriting() {
        KeyCodeCombination keys = combination();
        boolean alone = keys.getShortcut() != KeyCombination.ModifierValue.DOWN
                && keys.getAlt() != KeyCombination.ModifierValue.DOWN;
        boolean edits = switch (keys.getCode()) {
            case A, C, V, X, Z, Y, BACK_SPACE, DELETE, LEFT, RIGHT, UP, DOWN, HOME, END ->
                keys.getAlt() != KeyCombination.ModifierValue.DOWN;
            case ENTER, TAB, ESCAPE -> true;
            default -> false;
        };
        return edits || (alone && !keys.getCode().isFunctionKey());
    }
}
