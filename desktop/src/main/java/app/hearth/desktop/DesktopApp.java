package app.hearth.desktop;

import app.hearth.common.wire.BlockingCalls;
import app.hearth.desktop.fx.Background;
import java.time.Duration;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window with its server. JavaFX makes it, or a test or tour with parts of its own.
public final class DesktopApp extends Application {
    private static final Logger log = LoggerFactory.getLogger(DesktopApp.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private static volatile @Nullable Parts prepared;
    private static volatile String startFailure = "";

    private final Parts parts;
    private @Nullable Wiring wiring;

    /// For JavaFX: takes what [#prepare] was given.
    public DesktopApp() {
        Parts given = prepared;
        if (given == null) {
            throw new IllegalStateException("The parts of the program have not been prepared.");
        }
        this(given);
    }

    public DesktopApp(Parts parts) {
        this.parts = parts;
    }

    static void prepare(Parts parts) {
        prepared = parts;
    }

    /// Why the last window never got its server; empty when it did.
    static Optional<String> startFailure() {
        return Optional.of(startFailure).filter(why -> !why.isEmpty());
    }

    @Override
    public void start(Stage stage) {
        BlockingCalls.forbidOn(Platform::isFxApplicationThread);
        Wiring joined = new Wiring(parts, stage, this::browse, why -> startFailure = why);
        wiring = joined;
        joined.open();
    }

    private void browse(String link) {
        getHostServices().showDocument(link);
    }

    /// Returns when the server has ended, at the latest after five seconds.
    @Override
    public void stop() throws InterruptedException {
        Wiring joined = wiring;
        if (joined == null) {
            return;
        }
        Background.Step drafts = joined.lastDrafts();
        Thread closing = Thread.ofPlatform().name("closing").daemon().start(() -> joined.close(drafts));
        if (!closing.join(LONGEST_CLOSE)) {
            log.warn("The server did not end in time; it will recover at the next start");
        }
    }
}
