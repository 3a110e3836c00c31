package app.hearth.desktop.keychain;

import java.time.Duration;
import java.util.List;

/// A program that opens libsecret, says what came of it and how many milliseconds that took, and ends by
/// returning.
final class LibsecretTrial {
    private LibsecretTrial() {}

    public static void main(String[] arguments) throws Exception {
        say();
        if (System.getenv("HEARTH_TRIAL_ENDS_BUS") != null) {
            // The session bus is the program that started the script that started this one.
            ProcessHandle script = ProcessHandle.current().parent().orElseThrow();
            ProcessHandle session = script.parent().orElseThrow();
            List<ProcessHandle> buses = session.children()
                    .filter(child -> child.info().command().orElse("").endsWith("dbus-daemon"))
                    .toList();
            for (ProcessHandle bus : buses) {
                bus.destroyForcibly();
                bus.onExit().get();
            }
            say();
        }
    }

    private static void say() {
        long start = System.nanoTime();
        KeychainSearch search = Keychains.find(LibsecretKeychain::new, Duration.ofSeconds(30));
        long milliseconds = Duration.ofNanos(System.nanoTime() - start).toMillis();
        String outcome = switch (search) {
            case KeychainSearch.Found _ -> "FOUND";
            case KeychainSearch.NotUsable unusable -> unusable.reason().name();
        };
        System.out.println("outcome " + outcome + " " + milliseconds);
    }
}
