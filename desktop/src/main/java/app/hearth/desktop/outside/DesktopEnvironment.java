package app.hearth.desktop.outside;

import java.util.Locale;
import java.util.Map;

/// What the system this program runs on has outside of windows.
///
/// @param ended lets go of all of it
public record DesktopEnvironment(Notifier notifier, Tray tray, Runnable ended) implements AutoCloseable {
    /// Nothing at all.
    public static final DesktopEnvironment NONE = new DesktopEnvironment(Notifier.NONE, Tray.NONE, () -> {});

    /// That of this system; nothing is started or loaded before it is used.
    public static DesktopEnvironment here() {
        DesktopEnvironment here = of(System.getProperty("os.name", ""), System.getenv());
        if (here.tray() instanceof WindowsTray) {
            // Else the first formula that is drawn has AWT do without a desktop for good, and so without this one's
            // icon.
            System.setProperty("java.awt.headless", "false");
        }
        return here;
    }

    static DesktopEnvironment of(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return new DesktopEnvironment(new MacNotifier(), Tray.NONE, () -> {});
        }
        if (name.startsWith("windows")) {
            WindowsTray tray = new WindowsTray();
            return new DesktopEnvironment(tray, tray, tray::close);
        }
        return name.startsWith("linux") ? linux(environment) : NONE;
    }

    private static DesktopEnvironment linux(Map<String, String> environment) {
        SessionBus bus = new SessionBus(environment);
        LinuxNotifier notifier = new LinuxNotifier(bus);
        LinuxTray tray = new LinuxTray(bus);
        return new DesktopEnvironment(notifier, tray, () -> {
            tray.close();
            notifier.close();
            bus.close();
        });
    }

    @Override
    public void close() {
        ended.run();
    }
}
