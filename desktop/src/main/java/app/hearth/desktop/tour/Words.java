package app.hearth.desktop.tour;

import java.text.MessageFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the program says in the language of the tour, found by what it says in English, in which the tour is written.
/// Immutable.
final class Words {
    private static final List<String> FEATURES = List.of(
            "",
            ".profiles",
            ".conversations",
            ".council",
            ".chat",
            ".shell",
            ".settings",
            ".account",
            ".household",
            ".keyboard",
            ".outside",
            ".palette",
            ".quick",
            ".usage",
            ".prompts",
            ".about",
            ".fx");
    private static final String PLACE = "%s";
    private static final Pattern GAP = Pattern.compile("\\{[^}]*}");

    private final List<Saying> sayings;

    private Words(List<Saying> sayings) {
        this.sayings = sayings;
    }

    /// One text of the program in both languages, as its bundles hold it.
    private record Saying(String english, String translated) {}

    static Words in(Locale language) {
        return new Words(
                FEATURES.stream().flatMap(feature -> sayings(feature, language)).toList());
    }

    private static Stream<Saying> sayings(String feature, Locale language) {
        String name = "app.hearth.desktop" + feature + ".messages";
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);
        ResourceBundle english = ResourceBundle.getBundle(name, Locale.ROOT, exact);
        ResourceBundle translated = ResourceBundle.getBundle(name, language, exact);
        return english.keySet().stream()
                .sorted()
                .map(key -> new Saying(english.getString(key), translated.getString(key)));
    }

    /// What stands for an English text, or for a part of one; what the program does not say itself stays as it is.
    String of(String english) {
        return find(saying -> saying.english().equals(english))
                .or(() -> find(saying -> saying.english().contains(english)))
                .orElse(english);
    }

    private Optional<String> find(Predicate<Saying> wanted) {
        return sayings.stream().filter(wanted).findFirst().map(saying -> longestPiece(saying.translated()));
    }

    /// Of a text with gaps, the longest piece between them; of a choice, the last, which is for many.
    private static String longestPiece(String said) {
        String text =
                said.startsWith("{0,choice") ? said.substring(said.lastIndexOf('<') + 1, said.length() - 1) : said;
        if (text.contains(PLACE)) {
            return Pattern.compile(PLACE)
                    .splitAsStream(text)
                    .map(String::strip)
                    .max(Comparator.comparingInt(String::length))
                    .orElse(text);
        }
        if (!GAP.matcher(text).find()) {
            return text;
        }
        return GAP.splitAsStream(text)
                .map(piece -> new MessageFormat(piece, Locale.ROOT)
                        .format(new Object[0])
                        .strip())
                .max(Comparator.comparingInt(String::length))
                .orElse(text);
    }
}
