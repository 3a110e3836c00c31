package app.hearth.desktop.palette;

import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What strokes of keys do. For the JavaFX thread.
public final class Keys {
    private final Map<KeyCombination, Runnable> actions;

    /// @param actions by the keys as JavaFX writes them, as in `Shortcut+N`
    public Keys(Map<String, Runnable> actions) {
        this.actions = actions.entrySet().stream()
                .collect(Collectors.toMap(entry -> KeyCombination.valueOf(entry.getKey()), Map.Entry::getValue));
    }

    /// Does what the keys pressed stand for; false when they stand for nothing.
    public boolean press(KeyEvent event) {
        for (Map.Entry<KeyCombination, Runnable> action : actions.entrySet()) {
            if (action.getKey().match(event)) {
                action.getValue().run();
                return true;
            }
        }
        return false;
    }
}
