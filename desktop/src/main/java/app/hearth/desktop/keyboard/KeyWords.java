package app.hearth.desktop.keyboard;

import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/// Keys and commands in the person's language, as the keys are written on the keyboard. For the UI thread.
public final class KeyWords {
    private final KeyMap keys;
    private final ResourceBundle texts = Views.texts(KeyWords.class);

    public KeyWords(KeyMap keys) {
        this.keys = keys;
    }

    /// What a command does.
    public String name(CommandId command) {
        return texts.getString("command." + command.code());
    }

    /// The keys a command has now; empty when it has none.
    public String of(CommandId command) {
        List<KeyStroke> strokes = keys.strokes(command);
        if (strokes.isEmpty()) {
            return "";
        }
        String first = of(strokes.getFirst());
        return command == CommandId.RECENT ? first + " \u2026 " + of(strokes.getLast()) : first;
    }

    /// Words with the keys of a command behind them, as long as it has any: what an explanation says.
    public ObservableValue<String> tip(String words, CommandId command) {
        return keys.chosenProperty().map(_ -> {
            String stroke = of(command);
            return stroke.isEmpty() ? words : words + " (" + stroke + ")";
        });
    }

    /// What a menu shows beside an item. Pressing it is not the menu's business: the window knows what it stands for.
    public ObservableValue<KeyCombination> beside(CommandId command) {
        return keys.chosenProperty().map(_ -> {
            String stroke = of(command);
            return stroke.isEmpty() ? null : new Shown(stroke);
        });
    }

    private static final class Shown extends KeyCombination {
        private final String words;

        Shown(String words) {
            this.words = words;
        }

        @Override
        public String getDisplayText() {
            return words;
        }

        @Override
        public boolean match(KeyEvent event) {
            return false;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Shown shown && shown.words.equals(words);
        }

        @Override
        public int hashCode() {
            return words.hashCode();
        }
    }

    String of(KeyStroke stroke) {
        KeyCodeCombination combination = stroke.combination();
        StringBuilder words = new StringBuilder();
        add(words, combination.getShortcut(), keys.mac() ? "\u2318" : texts.getString("key.ctrl"));
        add(words, combination.getAlt(), keys.mac() ? "\u2325" : texts.getString("key.alt"));
        add(words, combination.getShift(), keys.mac() ? "\u21e7" : texts.getString("key.shift"));
        return words.append(key(combination.getCode())).toString();
    }

    private void add(StringBuilder words, ModifierValue modifier, String name) {
        if (modifier == ModifierValue.DOWN) {
            words.append(name).append(keys.mac() ? "" : "+");
        }
    }

    private String key(KeyCode code) {
        String name = "key." + code.name().toLowerCase(Locale.ROOT);
        return texts.containsKey(name) ? texts.getString(name) : code.getName();
    }
}
