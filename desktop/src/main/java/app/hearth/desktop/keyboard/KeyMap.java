package app.hearth.desktop.keyboard;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.KeyEvent;

/// Which keys stand for which commands on this desktop. No two commands have the same. For the UI thread.
public final class KeyMap {
    private final boolean mac;
    private final Consumer<Map<String, List<String>>> keep;
    private final ReadOnlyObjectWrapper<Map<CommandId, List<KeyStroke>>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", Map.of());

    /// @param mac whether the keyboard is that of a Mac
    /// @param keep is given what a person chose, to be given back to [#take] at the next start
    public KeyMap(boolean mac, Consumer<Map<String, List<String>>> keep) {
        this.mac = mac;
        this.keep = keep;
    }

    /// The standard keys of this system, which nobody changes.
    public static KeyMap standard() {
        return new KeyMap(isMac(), _ -> {});
    }

    public static boolean isMac() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    }

    boolean mac() {
        return mac;
    }

    /// What differs from the standard; changes whenever a key does.
    public ReadOnlyObjectProperty<Map<CommandId, List<KeyStroke>>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// The keys of a command; none when another has taken them.
    public List<KeyStroke> strokes(CommandId command) {
        return strokes(chosen.get(), command);
    }

    private List<KeyStroke> strokes(Map<CommandId, List<KeyStroke>> map, CommandId command) {
        return map.getOrDefault(command, command.standard(mac));
    }

    /// Whether the keys pressed are those of a command.
    public boolean matches(CommandId command, KeyEvent event) {
        return strokes(command).stream().anyMatch(stroke -> stroke.matches(event));
    }

    /// The command whose keys are pressed.
    public Optional<CommandId> pressed(KeyEvent event) {
        return Stream.of(CommandId.values())
                .filter(command -> matches(command, event))
                .findFirst();
    }

    Optional<CommandId> owner(KeyStroke stroke) {
        return Stream.of(CommandId.values())
                .filter(command -> strokes(command).contains(stroke))
                .findFirst();
    }

    boolean isChanged(CommandId command) {
        return chosen.get().containsKey(command);
    }

    /// Gives a command these keys instead of its own, and takes them from whichever has them.
    void choose(CommandId command, KeyStroke stroke) {
        Map<CommandId, List<KeyStroke>> now = copy();
        owner(stroke).ifPresent(other -> now.put(other, without(other, stroke)));
        now.put(command, List.of(stroke));
        change(now);
    }

    private List<KeyStroke> without(CommandId command, KeyStroke stroke) {
        return strokes(command).stream().filter(known -> !known.equals(stroke)).toList();
    }

    /// Whether a question is sent by Enter alone, or only with Ctrl, on a Mac the Command key; then Enter alone begins
    /// a line.
    boolean sendsByEnter() {
        return !isChanged(CommandId.SEND);
    }

    void sendByEnter(boolean alone) {
        Map<CommandId, List<KeyStroke>> now = copy();
        if (alone) {
            now.keySet().removeAll(List.of(CommandId.SEND, CommandId.NEW_LINE));
        } else {
            now.put(CommandId.SEND, List.of(new KeyStroke("Shortcut+Enter")));
            now.put(CommandId.NEW_LINE, List.of(new KeyStroke("Enter"), new KeyStroke("Shift+Enter")));
        }
        change(now);
    }

    /// Gives a command its standard keys back. Whichever has one of them meanwhile gets its own back too.
    void reset(CommandId command) {
        Map<CommandId, List<KeyStroke>> now = copy();
        reset(command, now);
        change(now);
    }

    private void reset(CommandId command, Map<CommandId, List<KeyStroke>> map) {
        map.remove(command);
        for (KeyStroke stroke : command.standard(mac)) {
            for (CommandId other : List.copyOf(map.keySet())) {
                if (strokes(map, other).contains(stroke)) {
                    reset(other, map);
                }
            }
        }
    }

    void resetAll() {
        change(Map.of());
    }

    private Map<CommandId, List<KeyStroke>> copy() {
        Map<CommandId, List<KeyStroke>> copy = new EnumMap<>(CommandId.class);
        copy.putAll(chosen.get());
        return copy;
    }

    private void change(Map<CommandId, List<KeyStroke>> now) {
        show(now);
        Map<String, List<String>> codes = new HashMap<>();
        chosen.get()
                .forEach((command, strokes) -> codes.put(
                        command.code(), strokes.stream().map(KeyStroke::code).toList()));
        keep.accept(Map.copyOf(codes));
    }

    private void show(Map<CommandId, List<KeyStroke>> now) {
        Map<CommandId, List<KeyStroke>> different = new EnumMap<>(CommandId.class);
        now.forEach((command, strokes) -> {
            if (!strokes.equals(command.standard(mac))) {
                different.put(command, strokes);
            }
        });
        if (!different.equals(chosen.get())) {
            chosen.set(different);
        }
    }

    /// Takes up what was kept. A command or a stroke this version does not know keeps the standard.
    public void take(Map<String, List<String>> kept) {
        Map<CommandId, List<KeyStroke>> known = new EnumMap<>(CommandId.class);
        for (CommandId command : CommandId.values()) {
            List<String> codes = kept.get(command.code());
            if (codes != null) {
                read(codes).ifPresent(strokes -> known.put(command, strokes));
            }
        }
        show(known);
    }

    private static Optional<List<KeyStroke>> read(List<String> codes) {
        try {
            return Optional.of(codes.stream().map(KeyStroke::new).toList());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
