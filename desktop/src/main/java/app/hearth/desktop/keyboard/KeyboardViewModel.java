package app.hearth.desktop.keyboard;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The list of commands with their keys, and choosing others. For the UI thread.
final class KeyboardViewModel {
    private final KeyMap keys;
    private final KeyWords words;
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ObjectProperty<Optional<CommandId>> waiting =
            new SimpleObjectProperty<>(this, "waiting", Optional.empty());
    private final ObjectProperty<Optional<Objection>> objection =
            new SimpleObjectProperty<>(this, "objection", Optional.empty());

    KeyboardViewModel(KeyMap keys) {
        this.keys = keys;
        this.words = new KeyWords(keys);
    }

    /// Why a command did not get the keys it was to have.
    sealed interface Objection {
        CommandId command();

        KeyStroke stroke();

        /// Another one has them, and would have none, or others, if this one took them.
        record Taken(CommandId command, KeyStroke stroke, CommandId by) implements Objection {}

        /// They can be nobody's: they belong to writing, or to what cannot be changed.
        record Reserved(CommandId command, KeyStroke stroke) implements Objection {}
    }

    KeyMap keys() {
        return keys;
    }

    KeyWords words() {
        return words;
    }

    /// What is looked for in the list.
    StringProperty filter() {
        return filter;
    }

    /// Whether a command is what is looked for, by its name or its keys.
    boolean isFound(CommandId command) {
        String wanted = fold(filter.get());
        return fold(words.name(command)).contains(wanted)
                || fold(words.of(command)).contains(wanted);
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.getDefault());
    }

    /// The command that gets the keys pressed next.
    ReadOnlyObjectProperty<Optional<CommandId>> waiting() {
        return waiting;
    }

    ReadOnlyObjectProperty<Optional<Objection>> objection() {
        return objection;
    }

    /// From now on the keys pressed are to be those of `command`.
    void begin(CommandId command) {
        objection.set(Optional.empty());
        waiting.set(Optional.of(command));
    }

    /// Everything stays as it is.
    void leave() {
        waiting.set(Optional.empty());
        objection.set(Optional.empty());
    }

    /// These were pressed: the waiting command has them now, unless something speaks against it.
    void press(KeyStroke stroke) {
        waiting.get().ifPresent(command -> {
            waiting.set(Optional.empty());
            Optional<CommandId> owner = keys.owner(stroke).filter(other -> other != command);
            boolean reserved = stroke.belongsToWriting()
                    || owner.filter(other -> !other.isChangeable()).isPresent();
            if (reserved) {
                objection.set(Optional.of(new Objection.Reserved(command, stroke)));
            } else if (owner.isPresent()) {
                objection.set(Optional.of(new Objection.Taken(command, stroke, owner.get())));
            } else {
                keys.choose(command, stroke);
            }
        });
    }

    /// Takes the keys from the command that has them.
    void takeOver() {
        objection.get().ifPresent(why -> {
            objection.set(Optional.empty());
            keys.choose(why.command(), why.stroke());
        });
    }

    void reset(CommandId command) {
        leave();
        keys.reset(command);
    }

    void resetAll() {
        leave();
        keys.resetAll();
    }
}
