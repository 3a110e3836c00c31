package app.hearth.desktop;

import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.profiles.SignedIn;
import app.hearth.desktop.settings.AccountViewModel;
import app.hearth.desktop.settings.AppearanceViewModel;
import app.hearth.desktop.settings.FirstKeyView;
import app.hearth.desktop.settings.KeysViewModel;
import app.hearth.desktop.settings.SettingsView;
import app.hearth.desktop.shell.PlaceWatch;
import app.hearth.desktop.shell.ShellActions;
import app.hearth.desktop.shell.ShellView;
import app.hearth.desktop.shell.ShellViewModel;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/// Everything that lives as long as one person is signed in. Made and closed on the JavaFX thread.
final class ProfileScope implements AutoCloseable {
    private final SignedIn in;
    private final PlaceWatch watch;
    private final ShellView view;

    ProfileScope(SignedIn in, Surroundings around, ShellActions actions) {
        this.in = in;
        Background background = around.background();
        KeysViewModel keys = new KeysViewModel(in.client(), background);
        AccountViewModel account = new AccountViewModel(in.user(), in.client(), background);
        ShellViewModel shell = new ShellViewModel(
                account.user(),
                keys.loaded().and(keys.any().not()),
                around.demoProvider().isPresent(),
                actions);
        SettingsView settings =
                new SettingsView(new SettingsView.Models(keys, around.appearance(), account), shell::showChat);
        Parent chat = new StackPane();
        Parent list = new StackPane();
        view = new ShellView(shell, new ShellView.Contents(list, chat, settings.root(), new FirstKeyView(keys).root()));
        watch = new PlaceWatch(in.client()::server, around.heartbeat(), background, shell::placeIs);
        prepareKeys(keys, around);
    }

    /// What is around a person and stays when they go.
    record Surroundings(
            Background background, AppearanceViewModel appearance, Optional<URI> demoProvider, Duration heartbeat) {}

    Parent root() {
        return view.root();
    }

    SignedIn in() {
        return in;
    }

    private void prepareKeys(KeysViewModel keys, Surroundings around) {
        around.demoProvider()
                .ifPresentOrElse(
                        address ->
                                around.background().run(() -> saveDemoKey(address), _ -> keys.load(), _ -> keys.load()),
                        keys::load);
    }

    /// The demo is an ordinary provider under an ordinary key.
    private app.hearth.common.key.ProviderKey saveDemoKey(URI address) {
        try (Secret key = Secret.of("demo-key")) {
            return in.client().keys().save(new SaveKey("demo", key, address.toString(), "Demo (canned answers)"));
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
