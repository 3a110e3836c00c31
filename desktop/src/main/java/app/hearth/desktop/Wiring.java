package app.hearth.desktop;

import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.desktop.chat.Unsent;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.keyboard.KeyMap;
import app.hearth.desktop.outside.DesktopEnvironment;
import app.hearth.desktop.outside.Outside;
import app.hearth.desktop.profiles.Entrance;
import app.hearth.desktop.profiles.EntranceView;
import app.hearth.desktop.profiles.PassphraseView;
import app.hearth.desktop.profiles.PassphraseViewModel;
import app.hearth.desktop.profiles.Place;
import app.hearth.desktop.profiles.ProfileSecrets;
import app.hearth.desktop.profiles.Profiles;
import app.hearth.desktop.profiles.RememberedProfiles;
import app.hearth.desktop.profiles.SecretsSearch;
import app.hearth.desktop.profiles.SignedIn;
import app.hearth.desktop.settings.DesktopSettings;
import app.hearth.desktop.settings.WindowViewModel;
import app.hearth.desktop.shell.Idleness;
import app.hearth.desktop.shell.StartView;
import app.hearth.desktop.shell.StartViewModel;
import app.hearth.desktop.window.PlacedWindow;
import app.hearth.desktop.window.WindowPlace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the parts of the program are joined, and what follows what: start, way in, inside, out again. For the JavaFX
/// thread, but [#close].
final class Wiring {
    private static final Logger log = LoggerFactory.getLogger(Wiring.class);
    private static final double WIDTH = 1180;
    private static final double HEIGHT = 780;
    private static final double QUICK_WIDTH = 560;
    private static final double QUICK_HEIGHT = 460;
    private static final WindowPlace.Size LEAST = new WindowPlace.Size(480, 520);

    private final Parts parts;
    private final Stage stage;
    private final DressedWindow window;
    private final DressedWindow quick;
    private final Consumer<String> browser;
    private final Consumer<String> outcome;
    private final OwnServer server;
    private final PlacedWindow placed;
    private final WindowViewModel habits;
    private final KeyMap keys;
    private final DesktopSettings settings;
    private final Idleness idleness;
    private final DesktopEnvironment environment;
    private final FirstInstance first;
    private final InTray tray;
    private final StartViewModel start = new StartViewModel(this::begin);
    private volatile @Nullable ProfileScope scope;
    private volatile @Nullable ProfileSecrets opened;
    private volatile @Nullable WindowPlace lastPlace;
    private ProfileScope.@Nullable Left left;
    private @Nullable OwnDrafts drafts;
    private boolean asks;

    /// `browser` opens a link; `outcome` hears why the server does not start, or nothing (an empty text) when it does.
    Wiring(Parts parts, Stage stage, Consumer<String> browser, Consumer<String> outcome) {
        this.parts = parts;
        this.stage = stage;
        this.browser = browser;
        this.outcome = outcome;
        settings = new DesktopSettings(desktopFile("desktop.json"));
        this.server = new OwnServer(
                parts.server(),
                () -> ServerConfig.embedded(parts.dataDir())
                        .withDemo(parts.demo())
                        .withOutbound(settings.outbound()));
        habits = new WindowViewModel(settings, parts.background());
        placed = new PlacedWindow(stage, LEAST, this::keepPlace);
        keys = new KeyMap(KeyMap.isMac(), habits.keys()::set);
        habits.keys().subscribe(keys::take);
        idleness = new Idleness(parts.clocks().wall(), parts.clocks().monotone());
        DressedWindow.Wardrobe wardrobe = new DressedWindow.Wardrobe(habits, keys, idleness);
        window = new DressedWindow(stage, wardrobe, WIDTH, HEIGHT);
        quick = new DressedWindow(new Stage(), wardrobe, QUICK_WIDTH, QUICK_HEIGHT);
        quick.stage().setAlwaysOnTop(true);
        environment = parts.environment().get();
        first = new FirstInstance(parts.dataDir());
        asks = parts.asks();
        tray = new InTray(
                environment.tray(),
                stage,
                habits,
                parts.background(),
                new InTray.Ways(this::ask, window::toFront, Platform::exit));
    }

    private Path desktopFile(String name) {
        return parts.dataDir().resolve("desktop").resolve(name);
    }

    /// Shows the window, which waits for nothing but one small file, and starts what it needs behind it.
    void open() {
        habits.load();
        stage.setTitle("Hearth");
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> {
            if (!tray.isBehind()) {
                quick.stage().hide(); // else it alone would keep the program
            }
        });
        show(new StartView(start).root());
        parts.background().run(settings::place, placed::show, _ -> placed.show(Optional.empty()));
        begin();
    }

    private void keepPlace(WindowPlace place) {
        lastPlace = place;
        parts.background()
                .run(() -> settings.keep(place), () -> {}, cause -> log.warn("The window's place is not kept", cause));
    }

    private void begin() {
        parts.background().run(server::start, this::started, this::notStarted);
    }

    private void notStarted(Exception failure) {
        log.error("The server does not start", failure);
        Explanation why = Explanations.of(failure);
        outcome.accept(why.what());
        start.failed(why);
    }

    private void started(RunningServer here) {
        outcome.accept("");
        tray.begin();
        parts.background()
                .run(() -> parts.secrets().apply(parts.dataDir()), search -> looked(here, search), this::notStarted);
        parts.background()
                .run(() -> first.listen(this::wished), () -> {}, failure -> log.warn("Nobody hears", failure));
    }

    /// Whoever started the program once more wants this.
    private void wished(FirstInstance.Wish wish) {
        parts.background()
                .onUi(
                        switch (wish) {
                            case OPEN -> window::toFront;
                            case ASK -> this::ask;
                        });
    }

    /// Opens the window for a quick question, or the large one while nobody is in to ask.
    private void ask() {
        ProfileScope inside = scope;
        if (inside == null) {
            asks = true;
            window.toFront();
        } else {
            inside.askQuickly();
        }
    }

    private void looked(RunningServer here, SecretsSearch search) {
        switch (search) {
            case SecretsSearch.Found found -> wayIn(here, found.secrets());
            case SecretsSearch.NeedsPassphrase needed ->
                show(new PassphraseView(new PassphraseViewModel(
                                parts.dataDir(), needed.isNew(), parts.background(), secrets -> wayIn(here, secrets)))
                        .root());
            case SecretsSearch.KeptShut _ -> start.keychainIsShut();
        }
    }

    private void wayIn(RunningServer here, ProfileSecrets secrets) {
        opened = secrets;
        Profiles profiles = new Profiles(
                Place.of(here, parts.clients()), new RememberedProfiles(desktopFile("profiles.json")), secrets);
        Surroundings around = new Surroundings(
                profiles,
                parts.background(),
                habits,
                keys,
                settings,
                idleness,
                browser,
                parts.dataDir(),
                here.demoProvider(),
                parts.clocks(),
                new Outside(
                        environment.notifier(),
                        () -> habits.tellsAnswers().get(),
                        () -> window.isInSight() || quick.isInSight(),
                        window::toFront),
                quick);
        Entrance entrance = new Entrance(profiles, parts.background());
        Parent screens = new EntranceView(entrance).root();
        entrance.onInside(in -> inside(in, around, entrance, screens));
        show(screens);
        entrance.open();
    }

    private void inside(SignedIn in, Surroundings around, Entrance entrance, Parent screens) {
        Consumer<Consumer<Entrance>> out = again -> {
            scope = null;
            drafts = null;
            show(screens);
            again.accept(entrance);
        };
        ProfileScope.Ways ways = new ProfileScope.Ways(this::show, out, gone -> left = gone);
        OwnDrafts theirs =
                new OwnDrafts(around.profiles().drafts(in, parts.dataDir().resolve("desktop")), parts.background());
        Consumer<Optional<Unsent>> enter = before -> {
            drafts = theirs;
            scope = new ProfileScope(in, around, ways, theirs, before);
            if (asks) {
                asks = false;
                ask();
            }
        };
        Optional<Unsent> here = leftBy(in);
        parts.background().run(() -> here.isPresent() ? here : theirs.read(), enter, failure -> {
            log.warn("What was typed before cannot be read", failure);
            enter.accept(Optional.empty());
        });
    }

    /// What someone left is theirs alone: it is gone as soon as another one comes in.
    private Optional<Unsent> leftBy(SignedIn in) {
        Optional<Unsent> theirs = Optional.ofNullable(left)
                .filter(gone -> gone.owner().equals(in.user().id()))
                .map(ProfileScope.Left::unsent);
        left = null;
        return theirs;
    }

    private void show(Parent content) {
        window.show(content);
    }

    /// What of the window has to be kept at its end, which [#close] then keeps. On the UI thread.
    Background.Step lastDrafts() {
        OwnDrafts last = drafts;
        return last == null ? () -> {} : last.last();
    }

    /// Ends everything; blocks until the server has stored what it has.
    ///
    /// @param lastDrafts what [#lastDrafts] gave
    void close(Background.Step lastDrafts) {
        try {
            lastDrafts.run();
        } catch (Exception e) { // whatever it was, the server has to be ended
            log.warn("What was typed last could not be kept", e);
        }
        ProfileScope last = scope;
        if (last != null) {
            last.end();
        }
        WindowPlace place = lastPlace;
        if (place != null) {
            settings.keep(place); // what was on its way to the disk may not have arrived
        }
        first.close();
        server.close();
        environment.close();
        ProfileSecrets secrets = opened;
        if (secrets != null) {
            secrets.close();
        }
    }
}
