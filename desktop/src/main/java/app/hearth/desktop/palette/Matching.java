package app.hearth.desktop.palette;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Which names are meant by what was typed: those that contain each of its words, whatever their case and accents.
final class Matching {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String typed;
    private final List<String> words;

    Matching(String typed) {
        this.typed = folded(typed);
        this.words = Arrays.stream(GAPS.split(this.typed))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// Those that are meant: first what begins with it, then what has its words at the beginnings of words; else in the
    /// order they came in.
    <T> List<T> in(List<T> things, Function<T, String> name) {
        return things.stream()
                .filter(thing -> isMeant(folded(name.apply(thing))))
                .sorted(Comparator.comparingInt(thing -> distance(folded(name.apply(thing)))))
                .toList();
    }

    private boolean isMeant(String name) {
        return words.stream().allMatch(name::contains);
    }

    private int distance(String name) {
        if (name.startsWith(typed)) {
            return 0;
        }
        List<String> parts = Arrays.asList(GAPS.split(name));
        boolean beginnings = words.stream().allMatch(word -> parts.stream().anyMatch(part -> part.startsWith(word)));
        return beginnings ? 1 : 2;
    }

    private static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
