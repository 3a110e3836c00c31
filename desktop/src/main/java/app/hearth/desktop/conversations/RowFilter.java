package app.hearth.desktop.conversations;

import app.hearth.desktop.fx.Matching;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Which conversations are meant by what was typed: those that have each of its words in their title or their tags,
/// and each tag it names behind a `#`. A tag that exists is meant whole, also one of several words; of any other name
/// the beginning is.
final class RowFilter implements Predicate<ConversationRow> {
    private final Matching words;
    private final List<String> tags = new ArrayList<>();

    /// @param known the names of the tags there are
    RowFilter(String typed, List<String> known) {
        List<String> longestFirst = known.stream()
                .map(Matching::folded)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        StringBuilder rest = new StringBuilder();
        String text = Matching.folded(typed);
        int from = 0;
        for (int mark = text.indexOf('#'); mark >= 0; mark = text.indexOf('#', from)) {
            rest.append(text, from, mark).append(' ');
            String behind = text.substring(mark + 1);
            Optional<String> whole =
                    longestFirst.stream().filter(tag -> begins(behind, tag)).findFirst();
            String name = whole.orElseGet(() -> behind.split("[\\s#]", 2)[0]);
            if (!name.isEmpty()) {
                tags.add("\n#" + name + (whole.isPresent() ? "\n" : ""));
            }
            from = mark + 1 + name.length();
        }
        words = new Matching(rest.append(text.substring(from)).toString());
    }

    private static boolean begins(String text, String tag) {
        return text.startsWith(tag)
                && (text.length() == tag.length() || Character.isWhitespace(text.charAt(tag.length())));
    }

    @Override
    public boolean test(ConversationRow row) {
        if (!words.fits(row.words())) {
            return false;
        }
        for (String tag : tags) {
            if (!row.words().contains(tag)) {
                return false;
            }
        }
        return true;
    }
}
