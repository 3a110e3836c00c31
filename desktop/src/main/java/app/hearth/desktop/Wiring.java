package app.hearth.desktop;

import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Theme;
import app.hearth.desktop.profiles.Entrance;
import app.hearth.desktop.profiles.EntranceView;
import app.hearth.desktop.profiles.MemorySecrets;
import app.hearth.desktop.profiles.Place;
import app.hearth.desktop.profiles.ProfileSecrets;
import app.hearth.desktop.profiles.Profiles;
import app.hearth.desktop.profiles.RememberedProfiles;
import app.hearth.desktop.profiles.SignedIn;
import app.hearth.desktop.settings.AppearanceViewModel;
import app.hearth.desktop.settings.DesktopSettings;
import app.hearth.desktop.shell.StartView;
import app.hearth.desktop.shell.StartViewModel;
import java.nio.file.Path;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the parts of the program are joined, and what follows what: start, way in, inside, out again. For the JavaFX
/// thread, but [#close].
final class Wiring {
    private static final Logger log = LoggerFactory.getLogger(Wiring.class);
    private static final double WIDTH = 1180;
    private static final double HEIGHT = 780;
    private static final double LEAST_WIDTH = 480;
    private static final double LEAST_HEIGHT = 520;

    private final Parts parts;
    private final Stage stage;
    private final Runnable ready;
    private final OwnServer server;
    private final StackPane window = new StackPane();
    private final AppearanceViewModel appearance;
    private final StartViewModel start = new StartViewModel(this::begin);
    private @Nullable RunningServer running;
    private @Nullable ProfileScope scope;

    /// `ready` is told when the server runs.
    Wiring(Parts parts, Stage stage, Runnable ready) {
        this.parts = parts;
        this.stage = stage;
        this.ready = ready;
        this.server = new OwnServer(
                parts.server(), ServerConfig.embedded(parts.dataDir()).withDemo(parts.demo()));
        Scene scene = new Scene(window, WIDTH, HEIGHT);
        Theme theme = new Theme(scene);
        appearance = new AppearanceViewModel(
                new DesktopSettings(desktopFile("desktop.json")), parts.background(), theme::apply);
        stage.setScene(scene);
    }

    private Path desktopFile(String name) {
        return parts.dataDir().resolve("desktop").resolve(name);
    }

    /// Shows the window at once and starts what it needs behind it.
    void open() {
        appearance.load();
        stage.setTitle("Hearth");
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        show(new StartView(start).root());
        stage.show();
        begin();
    }

    private void begin() {
        parts.background().run(server::start, this::started, this::notStarted);
    }

    private void notStarted(Exception failure) {
        log.error("The server does not start", failure);
        Explanation generally = Explanations.of(failure);
        String why = failure instanceof ServerStartException ? String.valueOf(failure.getMessage()) : generally.what();
        start.failed(new Explanation(why, generally.whatToDo()));
    }

    private void started(RunningServer here) {
        ready.run();
        running = here;
        wayIn(parts.secrets().orElseGet(MemorySecrets::new)).open();
    }

    private Entrance wayIn(ProfileSecrets secrets) {
        RunningServer here = java.util.Objects.requireNonNull(running);
        Profiles profiles = new Profiles(Place.of(here), new RememberedProfiles(desktopFile("profiles.json")), secrets);
        Entrance[] entrance = new Entrance[1];
        entrance[0] = new Entrance(profiles, parts.background(), in -> inside(in, profiles, entrance[0]));
        show(new EntranceView(entrance[0]).root());
        return entrance[0];
    }

    private void inside(SignedIn in, Profiles profiles, Entrance entrance) {
        RunningServer here = java.util.Objects.requireNonNull(running);
        ProfileScope entered = new ProfileScope(
                in,
                new ProfileScope.Surroundings(parts.background(), appearance, here.demoProvider(), parts.heartbeat()),
                new Actions(in, profiles, entrance));
        scope = entered;
        show(entered.root());
    }

    private void leave() {
        ProfileScope left = scope;
        scope = null;
        if (left != null) {
            left.close();
        }
    }

    private void show(Parent content) {
        window.getChildren().setAll(content);
    }

    /// Ends everything; blocks until the server has stored what it has.
    void close() {
        ProfileScope left = scope;
        if (left != null) {
            left.close();
            left.in().client().close();
        }
        server.close();
    }
}
