package app.hearth.server.council;

import app.hearth.server.http.HttpFailure;
import app.hearth.server.run.TextTrack;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The id of a council's event: how many code points of each call's text, and of its reasoning, have been sent with it,
/// as in `1.2.1=340,3.0.1=12.80` for the answer of seat 2 and the chairman.
record CouncilEventId(Map<CallKey, Offsets> offsets) {
    /// Behind the event that came before any text.
    private static final String NOTHING = "0";

    private static final int MOST_CALLS = 100;
    private static final Pattern PART =
            Pattern.compile("([1-3])\\.(\\d{1,2})\\.(\\d{1,2})=(\\d{1,9})(?:\\.(\\d{1,9}))?");

    CouncilEventId {
        offsets = new TreeMap<>(offsets);
    }

    record Offsets(int text, int reasoning) {
        private String spelled() {
            return reasoning == 0 ? Integer.toString(text) : text + "." + reasoning;
        }
    }

    /// The id behind the last event that was seen, that of the start without one. Fails as invalid for what is no such
    /// id.
    static CouncilEventId from(Optional<String> after) {
        return after.map(CouncilEventId::parse).orElseGet(() -> new CouncilEventId(Map.of()));
    }

    private static CouncilEventId parse(String id) {
        Map<CallKey, Offsets> offsets = new TreeMap<>();
        if (id.equals(NOTHING)) {
            return new CouncilEventId(offsets);
        }
        String[] parts = id.split(",", MOST_CALLS + 1);
        if (parts.length > MOST_CALLS) {
            throw invalid();
        }
        for (String part : parts) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw invalid();
            }
            String reasoning = matcher.group(5);
            offsets.put(
                    new CallKey(number(matcher, 1), number(matcher, 2), number(matcher, 3)),
                    new Offsets(number(matcher, 4), reasoning == null ? 0 : Integer.parseInt(reasoning)));
        }
        return new CouncilEventId(offsets);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static HttpFailure invalid() {
        return HttpFailure.invalid("after", "This is not an id of this run's events.");
    }

    /// The id at these places.
    static CouncilEventId at(Map<CallKey, CouncilLog.Place> places) {
        return new CouncilEventId(places.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        place -> offsets(
                                place.getValue().text(), place.getValue().reasoning()))));
    }

    private static Offsets offsets(TextTrack.Mark text, TextTrack.Mark reasoning) {
        return new Offsets(text.codePoints(), reasoning.codePoints());
    }

    @Override
    public String toString() {
        return offsets.isEmpty()
                ? NOTHING
                : offsets.entrySet().stream()
                        .map(entry ->
                                entry.getKey().stage() + "." + entry.getKey().seat() + "."
                                        + entry.getKey().attempt() + "="
                                        + entry.getValue().spelled())
                        .collect(Collectors.joining(","));
    }
}
