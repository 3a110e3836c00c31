package app.hearth.desktop.fx;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Which names are meant by what was typed: those that contain each of its words, whatever their case and accents.
public final class Matching {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String typed;
    private final List<String> words;

    public Matching(String typed) {
        this.typed = folded(typed);
        this.words = Arrays.stream(GAPS.split(this.typed))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// Those that are meant: first what begins with it, then what has its words at the beginnings of words; else in the
    /// order they came in.
    public <T> List<T> in(List<T> things, Function<T, String> name) {
        return things.stream()
                .map(thing -> new Named<>(thing, folded(name.apply(thing))))
                .filter(named -> fits(named.name()))
                .map(named -> new Near<>(named.thing(), distance(named.name())))
                .sorted(Comparator.comparingInt(Near::distance))
                .map(Near::thing)
                .toList();
    }

    private record Named<T>(T thing, String name) {}

    private record Near<T>(T thing, int distance) {}

    /// Whether a name that is [#folded] already contains each word; so does every name when there is none.
    public boolean fits(String name) {
        for (String word : words) {
            if (!name.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private int distance(String name) {
        if (name.startsWith(typed)) {
            return 0;
        }
        List<String> parts = Arrays.asList(GAPS.split(name));
        boolean beginnings = words.stream().allMatch(word -> parts.stream().anyMatch(part -> part.startsWith(word)));
        return beginnings ? 1 : 2;
    }

    /// A text without case and accents.
    public static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
