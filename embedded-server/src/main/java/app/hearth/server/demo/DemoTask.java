package app.hearth.server.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a question is for. What the server asks by itself is known by its own words, because this package knows nothing
/// of who asks.
sealed interface DemoTask {
    /// The end of what the server asks for a title, and the first words of the conversation in it.
    Pattern TITLE = Pattern.compile(
            "Question:\\s+((?:\\S+\\s+){0,5}\\S+).*What is the title of this conversation\\?", Pattern.DOTALL);

    /// The beginning of what a council asks its judges and its chairman, behind the question that was answered.
    Pattern COUNCIL = Pattern.compile("The question asked last in this conversation was answered \\d+ times[^\\n]*"
            + " You (?:(judge these answers)|write the one answer)\\b");

    /// An answer as it is shown to a judge.
    Pattern SHOWN =
            Pattern.compile("<answer-(\\w+) name=\"(Response [A-Z])\">\\n(.*?)\\n</answer-\\1>", Pattern.DOTALL);

    /// To answer a person.
    record Answer() implements DemoTask {}

    /// To name a conversation.
    ///
    /// @param words its first ones
    record Title(String words) implements DemoTask {}

    /// To judge the answers of a council.
    record Ballot(List<Shown> shown) implements DemoTask {
        public Ballot {
            shown = List.copyOf(shown);
        }

        /// The names of the answers, the best first. All models place the same texts alike, but that each has two
        /// neighbours of its own the other way round: so votes differ, and mostly agree.
        List<String> ranking(DemoModel judge) {
            List<String> names = new ArrayList<>(shown.stream()
                    .sorted(Comparator.comparingInt(
                                    (Shown answer) -> answer.text().hashCode())
                            .thenComparing(Shown::name))
                    .map(Shown::name)
                    .toList());
            if (judge.dissent() > 0 && names.size() > 1) {
                int pair = (judge.dissent() - 1) % (names.size() - 1);
                Collections.swap(names, pair, pair + 1);
            }
            return names;
        }
    }

    /// An answer and the name it goes by.
    record Shown(String name, String text) {}

    /// To write the answer of a council.
    record Conclusion() implements DemoTask {}

    static DemoTask of(String words) {
        Matcher title = TITLE.matcher(words);
        if (title.matches()) {
            return new Title(title.group(1));
        }
        Matcher council = COUNCIL.matcher(words);
        if (!council.lookingAt()) {
            return new Answer();
        }
        return council.group(1) == null
                ? new Conclusion()
                : new Ballot(SHOWN.matcher(words)
                        .results()
                        .map(answer -> new Shown(answer.group(2), answer.group(3)))
                        .toList());
    }
}
