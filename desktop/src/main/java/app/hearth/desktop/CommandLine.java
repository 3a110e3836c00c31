package app.hearth.desktop;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the person asked for on the command line.
sealed interface CommandLine {
    String USAGE = "Usage: hearth [--data-dir DIR] [--ask] [--demo]   or   hearth tour --out DIR [--language en|de]";

    /// The window; `dataDir` is empty for the platform's own place.
    ///
    /// @param ask whether the small window for a quick question is wanted
    record Open(Optional<Path> dataDir, boolean demo, boolean ask) implements CommandLine {}

    /// The pictures of the main screens.
    record Tour(Path out, Locale language) implements CommandLine {}

    /// Something else, with the sentence that says what.
    record Misunderstood(String why) implements CommandLine {}

    static CommandLine parse(List<String> arguments) {
        Iterator<String> rest = arguments.iterator();
        try {
            if (!arguments.isEmpty() && arguments.getFirst().equals("tour")) {
                rest.next();
                return tour(rest);
            }
            return open(rest);
        } catch (InvalidPathException e) {
            return new Misunderstood("\"" + e.getInput() + "\" cannot be the name of a directory here.");
        }
    }

    private static CommandLine open(Iterator<String> rest) {
        Optional<Path> dataDir = Optional.empty();
        boolean demo = false;
        boolean ask = false;
        while (rest.hasNext()) {
            switch (rest.next()) {
                case "--demo" -> demo = true;
                case "--ask" -> ask = true;
                case "--data-dir" -> {
                    if (!rest.hasNext()) {
                        return new Misunderstood("--data-dir needs a directory.");
                    }
                    dataDir = Optional.of(Path.of(rest.next()));
                }
                case String other -> {
                    return new Misunderstood("\"" + other + "\" is not known here.");
                }
            }
        }
        if (demo && dataDir.isPresent()) {
            return new Misunderstood("--demo uses a throw-away data directory; leave out --data-dir.");
        }
        return new Open(dataDir, demo, ask);
    }

    private static CommandLine tour(Iterator<String> rest) {
        Optional<Path> out = Optional.empty();
        Locale language = Locale.ENGLISH;
        while (rest.hasNext()) {
            String word = rest.next();
            String value = rest.hasNext() ? rest.next() : "";
            switch (word) {
                case "--out" -> {
                    if (value.isEmpty()) {
                        return new Misunderstood("--out needs a directory.");
                    }
                    out = Optional.of(Path.of(value));
                }
                case "--language" -> {
                    if (!value.equals("en") && !value.equals("de")) {
                        return new Misunderstood("--language takes en or de.");
                    }
                    language = Locale.of(value);
                }
                default -> {
                    return new Misunderstood("\"" + word + "\" is not known here.");
                }
            }
        }
        Locale spoken = language;
        return out.<CommandLine>map(directory -> new Tour(directory, spoken))
                .orElseGet(() -> new Misunderstood("tour needs --out DIR."));
    }
}
