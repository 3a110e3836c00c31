package app.hearth.desktop;

import app.hearth.common.client.ConversationFilter;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.desktop.conversations.ConversationsViewModel;
import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Views;
import app.hearth.desktop.palette.Command;
import app.hearth.desktop.palette.Keys;
import app.hearth.desktop.palette.PaletteView;
import app.hearth.desktop.palette.PaletteViewModel;
import app.hearth.desktop.settings.AppearanceViewModel;
import app.hearth.desktop.shell.ShellViewModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;

/// What the program does at a word or a stroke of keys while somebody is signed in. For the JavaFX thread.
final class Commands {
    /// How many conversations a search offers.
    private static final int MOST = 8;

    /// Conversations that have a number for a key.
    private static final int NUMBERED = 9;

    private final ResourceBundle texts = Views.texts(Commands.class);
    private final ShellViewModel shell;
    private final ConversationsViewModel conversations;
    private final PaletteViewModel palette;
    private final Parent view;
    private final Keys keys;

    Commands(
            ShellViewModel shell,
            ConversationsViewModel conversations,
            AppearanceViewModel appearance,
            HearthClient client,
            Background background) {
        this.shell = shell;
        this.conversations = conversations;
        List<Command> named = named(appearance);
        palette = new PaletteViewModel(
                named, words -> client.conversations().list(wanted(words)).items(), background, this::show);
        view = new PaletteView(palette).root();
        keys = new Keys(strokes(named));
    }

    private Map<String, Runnable> strokes(List<Command> named) {
        Map<String, Runnable> strokes = new HashMap<>();
        named.stream()
                .filter(command -> !command.keys().isEmpty())
                .forEach(command -> strokes.put(command.keys(), command.action()));
        strokes.put(PaletteView.KEYS, palette::toggle);
        for (int place = 1; place <= NUMBERED; place++) {
            int number = place;
            strokes.put("Shortcut+" + number, () -> showRecent(number));
        }
        return strokes;
    }

    /// What is to lie over the window.
    Parent view() {
        return view;
    }

    /// Does what the keys pressed stand for; false when they stand for nothing.
    boolean press(KeyEvent event) {
        return keys.press(event);
    }

    /// Nothing of what was found and typed stays.
    void close() {
        palette.forget();
    }

    private List<Command> named(AppearanceViewModel appearance) {
        return List.of(
                command("new", "fth-edit", "Shortcut+N", shell::startNew),
                command("settings", "fth-settings", "Shortcut+Comma", shell::showSettings),
                command("usage", "fth-bar-chart-2", "", shell::showUsage),
                command("light", "fth-sun", "", () -> appearance.choose(Appearance.LIGHT)),
                command("dark", "fth-moon", "", () -> appearance.choose(Appearance.DARK)),
                command("system", "fth-monitor", "", () -> appearance.choose(Appearance.SYSTEM)),
                command("about", "fth-info", "", shell::showAbout),
                command("others", "fth-users", "", shell::choosePerson),
                command("lock", "fth-lock", "Shortcut+L", shell::lock),
                command("signout", "fth-log-out", "", shell::signOut));
    }

    private Command command(String name, String icon, String stroke, Runnable action) {
        return new Command(texts.getString("command." + name), icon, stroke, action);
    }

    private static ConversationFilter wanted(String words) {
        ConversationFilter all = ConversationFilter.all().withArchived(false).withLimit(MOST);
        return words.isEmpty() ? all : all.withTitle(words);
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
