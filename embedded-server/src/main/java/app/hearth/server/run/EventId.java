package app.hearth.server.run;

import app.hearth.server.http.HttpFailure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The id of an event: how many code points of the answer, and of the reasoning, have been sent with it. Written as
/// the first number alone while there is no reasoning.
record EventId(int text, int reasoning) {
    static final EventId START = new EventId(0, 0);
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9}))?");

    static Optional<EventId> parse(String id) {
        Matcher matcher = FORM.matcher(id);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String reasoning = matcher.group(2);
        return Optional.of(
                new EventId(Integer.parseInt(matcher.group(1)), reasoning == null ? 0 : Integer.parseInt(reasoning)));
    }

    /// The place behind an event of this id, the start without one. Fails as invalid for what is no such id.
    static EventId from(Optional<String> after) {
        return after.map(text -> parse(text)
                        .orElseThrow(() -> HttpFailure.invalid("after", "This is not an id of this run's events.")))
                .orElse(START);
    }

    @Override
    public String toString() {
        return reasoning == 0 ? Integer.toString(text) : text + "." + reasoning;
    }
}
