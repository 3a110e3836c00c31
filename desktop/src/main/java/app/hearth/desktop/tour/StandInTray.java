package app.hearth.desktop.tour;

import app.hearth.desktop.outside.DesktopEnvironment;
import app.hearth.desktop.outside.Notifier;
import app.hearth.desktop.outside.Tray;
import java.util.function.Consumer;

/// A tray in which nothing is drawn, so that what there is to choose about it can be seen.
public final class StandInTray implements Tray {
    /// A desktop that has it and nothing else.
    public static DesktopEnvironment environment() {
        StandInTray tray = new StandInTray();
        return new DesktopEnvironment(Notifier.NONE, tray, tray::close);
    }

    @Override
    public void show(Menu menu, Consumer<Boolean> there) {
        there.accept(true);
    }

    @Override
    public void hide() {
        // nothing was shown
    }
}
