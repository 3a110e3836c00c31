package app.hearth.desktop;

import app.hearth.common.conversation.ConversationId;
import app.hearth.desktop.conversations.ConversationsViewModel;
import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.keyboard.CommandId;
import app.hearth.desktop.keyboard.KeyMap;
import app.hearth.desktop.keyboard.KeyWords;
import app.hearth.desktop.palette.Command;
import app.hearth.desktop.palette.PaletteView;
import app.hearth.desktop.palette.PaletteViewModel;
import app.hearth.desktop.palette.Talk;
import app.hearth.desktop.settings.WindowViewModel;
import app.hearth.desktop.shell.ShellViewModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;

/// What the program does at a word or a stroke of keys while somebody is signed in. For the JavaFX thread.
final class Commands {
    /// How many conversations a search offers.
    private static final int MOST = 8;

    private final ShellViewModel shell;
    private final ConversationsViewModel conversations;
    private final PaletteViewModel palette;
    private final Parent view;
    private final KeyMap keys;
    private final KeyWords words;
    private final Map<CommandId, Runnable> actions = new EnumMap<>(CommandId.class);

    Commands(ShellViewModel shell, ConversationsViewModel conversations, Desk desk) {
        this.shell = shell;
        this.conversations = conversations;
        this.keys = desk.keys();
        this.words = new KeyWords(keys);
        palette = new PaletteViewModel(named(desk), this::talks, this::show);
        view = new PaletteView(palette, event -> keys.matches(CommandId.PALETTE, event)).root();
        actions.put(CommandId.PALETTE, palette::toggle);
    }

    /// What belongs to this desktop, whoever sits at it.
    record Desk(KeyMap keys, WindowViewModel window) {}

    /// What is to lie over the window.
    Parent view() {
        return view;
    }

    /// Does what the keys pressed stand for; false when they stand for nothing here.
    boolean press(KeyEvent event) {
        return keys.pressed(event).filter(command -> run(command, event)).isPresent();
    }

    private boolean run(CommandId command, KeyEvent event) {
        Runnable action = command == CommandId.RECENT
                ? () -> showRecent(Integer.parseInt(event.getCode().getChar()))
                : actions.get(command);
        if (action != null) {
            action.run();
        }
        return action != null;
    }

    /// What a command does that is done elsewhere in the window.
    void on(CommandId command, Runnable action) {
        actions.put(command, action);
    }

    /// Nothing of what was found and typed stays.
    void close() {
        palette.forget();
    }

    private List<Command> named(Desk desk) {
        WindowViewModel window = desk.window();
        return List.of(
                command(CommandId.NEW, "fth-edit", shell::startNew),
                command(CommandId.QUICK, "fth-zap", () -> {}),
                command(CommandId.FIND, "fth-search", () -> {}),
                command(CommandId.BRANCHES, "fth-git-branch", () -> {}),
                command(CommandId.COMPARE, "fth-columns", () -> {}),
                command(CommandId.COUNCIL, "fth-users", () -> {}),
                command(CommandId.SETTINGS, "fth-settings", shell::showSettings),
                command(CommandId.USAGE, "fth-bar-chart-2", shell::showUsage),
                command(CommandId.KEYBOARD, "fth-command", () -> {}),
                command(CommandId.ZOOM_IN, "fth-zoom-in", window::zoomIn),
                command(CommandId.ZOOM_OUT, "fth-zoom-out", window::zoomOut),
                command(CommandId.ZOOM_BACK, "fth-maximize", window::zoomBack),
                command(CommandId.LIGHT, "fth-sun", () -> window.appearance().set(Appearance.LIGHT)),
                command(CommandId.DARK, "fth-moon", () -> window.appearance().set(Appearance.DARK)),
                command(
                        CommandId.SYSTEM,
                        "fth-monitor",
                        () -> window.appearance().set(Appearance.SYSTEM)),
                command(CommandId.ABOUT, "fth-info", shell::showAbout),
                command(CommandId.OTHERS, "fth-users", shell::choosePerson),
                command(CommandId.LOCK, "fth-lock", shell::lock),
                command(CommandId.SIGN_OUT, "fth-log-out", shell::signOut));
    }

    private Command command(CommandId id, String icon, Runnable action) {
        actions.put(id, action);
        return new Command(
                words.name(id),
                icon,
                () -> words.of(id),
                () -> Objects.requireNonNull(actions.get(id)).run());
    }

    private List<Talk> talks(String typed) {
        return conversations.find(typed, MOST).stream()
                .map(row -> new Talk(row.id(), row.title()))
                .toList();
    }

    private void showRecent(int number) {
        conversations.inPlace(number).ifPresent(this::show);
    }

    /// Also when it is open already, behind the settings.
    private void show(ConversationId id) {
        conversations.selected().set(id);
        shell.showChat();
    }
}
