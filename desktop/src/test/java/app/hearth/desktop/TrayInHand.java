package app.hearth.desktop;

import app.hearth.desktop.outside.DesktopEnvironment;
import app.hearth.desktop.outside.Notifier;
import app.hearth.desktop.outside.Tray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A tray that stands in for that of a desktop, in the hand of a test.
final class TrayInHand implements Tray {
    private volatile @Nullable Menu menu;
    private volatile Consumer<Boolean> there = _ -> {};

    DesktopEnvironment environment() {
        return new DesktopEnvironment(Notifier.NONE, this, this::close);
    }

    @Override
    public void show(Menu shown, Consumer<Boolean> seen) {
        menu = shown;
        there = seen;
        seen.accept(true);
    }

    @Override
    public void hide() {
        menu = null;
    }

    boolean isShown() {
        return menu != null;
    }

    /// Chooses an entry of the icon's menu.
    void choose(String name) {
        Menu shown = menu;
        if (shown == null) {
            throw new AssertionError("There is no icon.");
        }
        shown.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow()
                .chosen()
                .run();
    }

    /// The desktop has no tray any more.
    void vanish() {
        there.accept(false);
    }
}
