package app.hearth.server.council;

import app.hearth.server.council.FinalRanking.Fault;
import app.hearth.server.council.FinalRanking.Faulty;
import app.hearth.server.council.FinalRanking.Ranked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads the ranking at the end of a judge's reply, strictly: a vote that has to be guessed at is none.
///
/// What counts begins at the last line that is the marker and nothing else, because a judge may quote an answer that
/// holds such a line. For the same reason nothing may follow the numbered lines: a quoted ranking with the judge's
/// own words behind it is not the end of the reply. A marker inside a quotation (`>`) or a thought is none.
/// Taken as they come are case and emphasis (`**1.** *Response A*`), `1)` for `1.`, a heading's marks before the
/// marker,
/// a reason behind a label, and lines without a letter or digit: blank ones, rules, the marks of a code block.
final class RankingReader {
    private static final Pattern THOUGHT_ENDS = Pattern.compile("</think(?:ing)?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern THOUGHT_BEGINS = Pattern.compile("\\s*<think(?:ing)?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKER =
            Pattern.compile("[ \\t#*_`]*FINAL[ \\t]+RANKING[ \\t*_`]*[:：][ \\t*_`]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACED = Pattern.compile(
            "[ \\t*_`]*([0-9]{1,3})[ \\t*_`]*[.)][ \\t*_`]*Response[ \\t*_`]+([\\p{L}\\p{N}]+)(.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED = Pattern.compile("(?i:Response)[ \\t*_`]+([A-Z])(?![\\p{L}\\p{N}])");
    private static final Pattern SAYS_NOTHING =
            Pattern.compile("[ \\t]*(?:`{3,}|~{3,})[\\w-]*[ \\t]*|[^\\p{L}\\p{N}]*");
    private static final Pattern SPACE = Pattern.compile("\\p{Zs}");
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final int LONGEST_NAME = 20;

    private final List<String> labels;

    RankingReader(List<String> labels) {
        this.labels = labels;
    }

    /// A line that gives an answer a place.
    private record Place(int number, String label, String reason) {}

    FinalRanking read(String reply) {
        List<String> lines = LINE_END.splitAsStream(SPACE.matcher(said(reply)).replaceAll(" "))
                .toList();
        int marker = last(lines, line -> MARKER.matcher(line).matches());
        return marker < 0
                ? new Faulty(
                        Fault.NO_MARKER,
                        "No line of it says \"" + FinalRanking.MARKER + "\" and nothing else, in English.")
                : ranking(lines.subList(marker + 1, lines.size()));
    }

    /// The reply without what was thought before it. Some models leave out the mark that begins a thought, and one that
    /// was cut short the mark that ends it.
    private static String said(String reply) {
        int end = THOUGHT_ENDS
                .matcher(reply)
                .results()
                .mapToInt(result -> result.end())
                .max()
                .orElse(0);
        String rest = reply.substring(end);
        return THOUGHT_BEGINS.matcher(rest).lookingAt() ? "" : rest;
    }

    private static int last(List<String> lines, Predicate<String> wanted) {
        return IntStream.range(0, lines.size())
                .filter(line -> wanted.test(lines.get(line)))
                .max()
                .orElse(-1);
    }

    private FinalRanking ranking(List<String> lines) {
        int end = last(lines, line -> PLACED.matcher(line).matches()) + 1;
        if (end == 0) {
            return new Faulty(
                    Fault.NOTHING_PLACED,
                    "No line like \"1. " + Labels.spoken(labels.getFirst()) + "\" stands below \"" + FinalRanking.MARKER
                            + "\".");
        }
        List<Place> places = new ArrayList<>();
        for (String line : lines.subList(0, end)) {
            Matcher placed = PLACED.matcher(line);
            if (placed.matches()) {
                places.add(new Place(Integer.parseInt(placed.group(1)), placed.group(2), placed.group(3)));
            } else if (saysSomething(line)) {
                return new Faulty(
                        Fault.WORDS_BETWEEN,
                        "Below \"" + FinalRanking.MARKER + "\" stands something else than numbered lines that each"
                                + " begin with the name of an answer.");
            }
        }
        if (lines.subList(end, lines.size()).stream().anyMatch(RankingReader::saysSomething)) {
            return new Faulty(
                    Fault.WORDS_AFTER, "Something stands behind the ranking, but nothing may: the reply ends with it.");
        }
        return fault(places)
                .orElseGet(() -> new Ranked(places.stream().map(Place::label).toList()));
    }

    private static boolean saysSomething(String line) {
        return !SAYS_NOTHING.matcher(line).matches();
    }

    private Optional<FinalRanking> fault(List<Place> places) {
        return sharing(places)
                .or(() -> misnumbered(places))
                .or(() -> unknown(places))
                .or(() -> repeated(places))
                .or(() -> missing(places));
    }

    private Optional<FinalRanking> sharing(List<Place> places) {
        return places.stream()
                .filter(place ->
                        NAMED.matcher(place.reason()).results().anyMatch(other -> labels.contains(other.group(1))))
                .findFirst()
                .map(place -> new Faulty(
                        Fault.TWO_ON_ONE_LINE,
                        "Line " + place.number()
                                + " names two answers. Each line names one alone, and no two share a place."));
    }

    private static Optional<FinalRanking> misnumbered(List<Place> places) {
        return IntStream.range(0, places.size())
                .filter(i -> places.get(i).number() != i + 1)
                .boxed()
                .findFirst()
                .map(i -> new Faulty(
                        Fault.MISNUMBERED,
                        "Where number " + (i + 1) + " should stand, it says "
                                + places.get(i).number() + ". The lines are numbered 1, 2, 3 and so on."));
    }

    private Optional<FinalRanking> unknown(List<Place> places) {
        return places.stream()
                .map(Place::label)
                .filter(label -> !labels.contains(label))
                .findFirst()
                .map(label -> new Faulty(
                        Fault.UNKNOWN_LABEL,
                        "There is no " + Labels.spoken(shortened(label)) + ". There are only " + spoken(labels) + "."));
    }

    /// A judge's own words, cut before they become a text.
    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }

    private static Optional<FinalRanking> repeated(List<Place> places) {
        List<String> placed = places.stream().map(Place::label).toList();
        return IntStream.range(0, placed.size())
                .filter(i -> placed.indexOf(placed.get(i)) < i)
                .mapToObj(placed::get)
                .findFirst()
                .map(label -> new Faulty(
                        Fault.REPEATED_LABEL,
                        Labels.spoken(label) + " stands in it more than once. Each answer has exactly one place."));
    }

    private Optional<FinalRanking> missing(List<Place> places) {
        List<String> placed = places.stream().map(Place::label).toList();
        List<String> missing = labels.stream()
                .filter(label -> !placed.contains(label))
                .sorted()
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Faulty(
                        Fault.MISSING_LABEL,
                        "It has no place for " + spoken(missing) + ". Every answer has one, the worst too."));
    }

    private static String spoken(List<String> names) {
        return names.stream().sorted().map(Labels::spoken).collect(Collectors.joining(", "));
    }
}
