package app.hearth.desktop;

import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Views;
import app.hearth.desktop.outside.Tray;
import app.hearth.desktop.settings.WindowViewModel;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.locks.ReentrantLock;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The icon in the tray as long as the person wants it, and the program that goes on behind it when its window is
/// closed, for who wants that: never without an icon by which it can be had back. For the JavaFX thread.
final class InTray {
    private static final Logger log = LoggerFactory.getLogger(InTray.class);

    private final Tray tray;
    private final Stage window;
    private final WindowViewModel habits;
    private final Background background;
    private final Tray.Menu menu;
    private final boolean ended = Platform.isImplicitExit();
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean wanted;
    private boolean there;
    private boolean behind;
    private boolean begun;

    /// What its menu does.
    record Ways(Runnable quick, Runnable open, Runnable quit) {}

    InTray(Tray tray, Stage window, WindowViewModel habits, Background background, Ways ways) {
        this.tray = tray;
        this.window = window;
        this.habits = habits;
        this.background = background;
        ResourceBundle texts = Views.texts(Tray.class);
        this.menu = new Tray.Menu(
                "Hearth",
                List.of(
                        new Tray.Entry(texts.getString("tray.quick"), onUi(ways.quick())),
                        new Tray.Entry(texts.getString("tray.open"), onUi(ways.open())),
                        new Tray.Entry(texts.getString("tray.quit"), onUi(ways.quit()))),
                onUi(ways.quick()));
        habits.trayPossible().set(tray.isPossible());
    }

    private Runnable onUi(Runnable act) {
        return () -> background.onUi(act);
    }

    /// From now on; what is wanted has to be known.
    void begin() {
        if (begun) {
            return;
        }
        begun = true;
        window.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, event -> {
            if (goesOn()) {
                event.consume();
                behind = true;
                window.hide();
            }
        });
        window.addEventHandler(WindowEvent.WINDOW_SHOWN, _ -> behind = false);
        habits.staysInTray().subscribe(_ -> settle());
        habits.showsTray().subscribe(shows -> {
            wanted = shows;
            background.run(this::follow, () -> {}, failure -> log.warn("The tray cannot be used", failure));
        });
    }

    /// Whoever comes last finds what is wanted last.
    private void follow() {
        turn.lock();
        try {
            if (wanted) {
                tray.show(menu, seen -> background.onUi(() -> isThere(seen)));
            } else {
                tray.hide();
                background.onUi(() -> isThere(false));
            }
        } finally {
            turn.unlock();
        }
    }

    private void isThere(boolean seen) {
        there = seen;
        settle();
    }

    /// Whether the window was closed and the program goes on without it.
    boolean isBehind() {
        return behind;
    }

    private boolean goesOn() {
        return there && wanted && habits.staysInTray().get();
    }

    private void settle() {
        boolean goesOn = goesOn();
        Platform.setImplicitExit(!goesOn && ended);
        if (!goesOn && behind) {
            window.show();
        }
    }
}
