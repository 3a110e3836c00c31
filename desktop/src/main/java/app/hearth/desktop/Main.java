package app.hearth.desktop;

import app.hearth.common.embed.DataDirectories;
import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.LocalOllama;
import app.hearth.common.embed.ProgramLog;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import app.hearth.desktop.outside.DesktopEnvironment;
import app.hearth.desktop.profiles.MemorySecrets;
import app.hearth.desktop.profiles.SecretsSearch;
import app.hearth.desktop.tour.StandInOllama;
import app.hearth.desktop.tour.StandInTray;
import app.hearth.desktop.tour.Tour;
import app.hearth.desktop.tour.TourException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the window, or what stands in for it. Not itself an [Application]: JavaFX on the class path wants it so.
public final class Main {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Main() {}

    /// Exit codes: 0 when all went well, 1 with one line on the error output when it did not, 2 for a command line
    /// that makes no sense.
    public static void main(String[] arguments) {
        ProgramLog.silenceLibraries();
        int code = switch (CommandLine.parse(List.of(arguments))) {
            case CommandLine.Open open -> open(open);
            case CommandLine.Tour tour -> tour(tour);
            case CommandLine.Misunderstood it -> say(it.why() + " " + CommandLine.USAGE, USAGE);
        };
        System.exit(code);
    }

    private static int open(CommandLine.Open wanted) {
        if (!Display.isThere()) {
            return say(
                    "There is no display here. \"hearth serve\" runs the server alone, \"hearth tour --out DIR\" takes"
                            + " pictures of the window.",
                    FAILED);
        }
        if (!wanted.demo()) {
            Path data = wanted.dataDir().orElseGet(DataDirectories::standard);
            if (FirstInstance.tell(data, wanted.ask() ? FirstInstance.Wish.ASK : FirstInstance.Wish.OPEN)) {
                return DONE;
            }
            log(data);
            return launch(Parts.of(data, Main::start, SecretsSearch::in)
                    .within(DesktopEnvironment::here)
                    .asking(wanted.ask()));
        }
        ProgramLog.keepNone();
        try (ThrowAwayDirectory data = ThrowAwayDirectory.make()) {
            return launch(demo(data, EmbeddedServer.find())
                    .within(DesktopEnvironment::here)
                    .asking(wanted.ask()));
        } catch (UncheckedIOException e) {
            return say("The demo finds no room for its data: " + e.getMessage(), FAILED);
        }
    }

    private static void log(Path data) {
        try {
            DataDirectories.prepare(data);
            ProgramLog.keepIn(data);
        } catch (ServerStartException _) { // the server fails for the same reason, and the window says it
            ProgramLog.keepNone();
        }
        Logger log = LoggerFactory.getLogger(Main.class);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> log.error("Something broke in the thread {}", thread.getName(), failure));
    }

    private static Parts demo(ThrowAwayDirectory data, EmbeddedServer server) {
        SecretsSearch inMemory = new SecretsSearch.Found(new MemorySecrets());
        return Parts.of(data.path(), server, _ -> inMemory).asDemo();
    }

    /// With a look at what runs on this computer, which a demo has no use for.
    private static RunningServer start(ServerConfig config) throws ServerStartException {
        return EmbeddedServer.find().start(config.withOllamaAddresses(LocalOllama.addresses(System.getenv())));
    }

    private static int launch(Parts parts) {
        System.setProperty("prism.cacheLayoutSize", "0"); // JavaFX would keep what it has drawn, also after a lock
        DesktopApp.prepare(parts);
        try {
            Application.launch(DesktopApp.class);
        } catch (RuntimeException | UnsatisfiedLinkError e) { // the toolkit does not say what it throws
            return say("The window does not open: " + e.getMessage(), FAILED);
        }
        return DesktopApp.startFailure().map(why -> say(why, FAILED)).orElse(DONE);
    }

    private static int tour(CommandLine.Tour wanted) {
        ProgramLog.keepNone();
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        try (ThrowAwayDirectory data = ThrowAwayDirectory.make();
                StandInOllama ollama = new StandInOllama()) {
            EmbeddedServer server =
                    config -> EmbeddedServer.find().start(config.withOllamaAddresses(List.of(ollama.baseUrl())));
            new Tour(
                            () -> new DesktopApp(demo(data, server).within(StandInTray::environment)),
                            ollama,
                            wanted.out(),
                            wanted.language())
                    .walk();
            return DONE;
        } catch (TourException | UncheckedIOException e) {
            return say(String.valueOf(e.getMessage()), FAILED);
        }
    }

    private static int say(String line, int code) {
        System.err.println(line.lines().findFirst().orElse(""));
        return code;
    }
}
