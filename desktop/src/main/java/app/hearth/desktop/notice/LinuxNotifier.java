package app.hearth.desktop.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `org.freedesktop.Notifications` on the session's D-Bus, spoken to by `gdbus`, which comes with GLib; a second
/// `gdbus` listens for clicks from the first word on. Where it is missing, `notify-send` tells the word, and no click
/// is heard. Thread-safe.
final class LinuxNotifier implements Notifier {
    private static final Logger log = LoggerFactory.getLogger(LinuxNotifier.class);
    private static final String NAME = "org.freedesktop.Notifications";
    private static final String PLACE = "/org/freedesktop/Notifications";
    private static final Pattern TOLD = Pattern.compile("\\(uint32 (\\d+),\\)\\s*");
    private static final Pattern CLICKED =
            Pattern.compile(".*\\.Notifications\\.ActionInvoked \\(uint32 (\\d+), 'default'\\)");

    private final Map<String, String> environment;
    private final Map<String, Runnable> waiting = new ConcurrentHashMap<>();
    private @Nullable Process listening;

    LinuxNotifier(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public boolean tell(Word word, Runnable clicked) {
        listen();
        Optional<String> said = Program.run(call(word), environment);
        said.map(TOLD::matcher).filter(Matcher::matches).ifPresent(id -> waiting.put(id.group(1), clicked));
        return said.isPresent()
                || Program.run(
                                List.of("notify-send", "--app-name=Hearth", "--", word.title(), word.text()),
                                environment)
                        .isPresent();
    }

    private static List<String> call(Word word) {
        return List.of(
                "gdbus",
                "call",
                "--session",
                "--timeout=3",
                "--dest=" + NAME,
                "--object-path=" + PLACE,
                "--method=" + NAME + ".Notify",
                quoted("Hearth"),
                "uint32 0",
                quoted(""),
                quoted(word.title()),
                quoted(word.text()),
                "['default', " + quoted(word.title()) + "]",
                "{'desktop-entry': <'Hearth'>, 'category': <'im.received'>}",
                "int32 -1");
    }

    /// A string in GLib's text format.
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            boolean readable = !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
            quoted.appendCodePoint(readable ? c : ' ');
        });
        return quoted.append('"').toString();
    }

    private synchronized void listen() {
        if (listening != null && listening.isAlive()) {
            return;
        }
        try {
            Process fresh = Program.start(
                    List.of("gdbus", "monitor", "--session", "--dest=" + NAME, "--object-path=" + PLACE), environment);
            if (listening == null) { // it would go on without this program, also where that is ended from outside
                Runtime.getRuntime()
                        .addShutdownHook(Thread.ofPlatform().name("clicks-end").unstarted(this::close));
            }
            listening = fresh;
            Thread.ofVirtual().name("clicks").start(() -> hear(fresh));
        } catch (IOException _) {
            log.info("This system has no gdbus; a click on a notification is not heard");
        }
    }

    private void hear(Process from) {
        try (BufferedReader lines = from.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line);
            }
        } catch (IOException e) {
            log.debug("The listening has ended", e);
        }
    }

    void heard(String line) {
        Matcher clicked = CLICKED.matcher(line);
        if (clicked.matches()) {
            Optional.ofNullable(waiting.remove(clicked.group(1))).ifPresent(Runnable::run);
        }
    }

    @Override
    public synchronized void close() {
        waiting.clear();
        if (listening != null) {
            listening.destroy();
        }
    }
}
