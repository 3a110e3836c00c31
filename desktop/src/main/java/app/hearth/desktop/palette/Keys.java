package app.hearth.desktop.palette;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys of commands. For the JavaFX thread.
public final class Keys {
    private final List<Stroke> strokes;

    public Keys(List<Command> commands) {
        strokes = commands.stream()
                .flatMap(command -> combination(command).map(keys -> new Stroke(keys, command)).stream())
                .toList();
    }

    private record Stroke(KeyCombination keys, Command command) {}

    /// Does what the keys pressed stand for; false when they stand for nothing.
    public boolean press(KeyEvent event) {
        for (Stroke stroke : strokes) {
            if (stroke.keys().match(event)) {
                stroke.command().action().run();
                return true;
            }
        }
        return false;
    }

    static Optional<KeyCombination> combination(Command command) {
        return command.keys().isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(command.keys()));
    }
}
