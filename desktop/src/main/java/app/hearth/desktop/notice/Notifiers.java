package app.hearth.desktop.notice;

import java.util.Locale;
import java.util.Map;

/// The way to tell something on this system.
public final class Notifiers {
    private Notifiers() {}

    /// The one for the system this program runs on; nothing is started or loaded before something is told.
    public static Notifier here() {
        Notifier notifier = of(System.getProperty("os.name", ""), System.getenv());
        if (notifier instanceof WindowsNotifier) {
            // Else the first formula that is drawn has AWT do without a desktop for good, and so without this one's
            // icon.
            System.setProperty("java.awt.headless", "false");
        }
        return notifier;
    }

    static Notifier of(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return new MacNotifier();
        }
        if (name.startsWith("windows")) {
            return new WindowsNotifier();
        }
        return name.startsWith("linux") ? new LinuxNotifier(environment) : Notifier.NONE;
    }
}
