package app.hearth.server.council;

import app.hearth.common.council.Aggregate;
import app.hearth.common.council.Standing;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the chairman is told, behind the conversation whose last question was answered: the answers and what the
/// judges made of them, by label alone. In English, which models follow best; the answer is in the language of the
/// question.
final class ChairmanText {
    private ChairmanText() {}

    /// @param further what the profile wants the chairman to be told besides; null or blank for nothing
    static String of(List<Answered> answers, Aggregate aggregate, @Nullable String further) {
        return of(answers, aggregate, further, Fence.around(answers));
    }

    static String of(List<Answered> answers, Aggregate aggregate, @Nullable String further, Fence fence) {
        return """
                The question asked last in this conversation was answered %1$d times, each time without sight of the \
                other answers. You write the one answer that the reader gets.

                %2$s

                %3$s

                %4$s

                Write the best answer to the question that you can, in the language of the question. Take over what is \
                right and leave out what is wrong, wherever it stands: the judges' opinion is no proof, and an answer \
                that they placed last may be right where the others err. Where the answers contradict each other, \
                decide by what is true.

                Write to the reader alone, as if you had been the only one asked: do not mention the names of the \
                answers, the judges or the council. Only where the answers disagree in a way that matters to the \
                reader, say so, and say what speaks for either side. Begin with the answer itself, without a preface \
                on how it came about.%5$s""".formatted(
                        answers.size(),
                        fence.explained(),
                        fence.around(answers.stream().sorted(Comparator.comparing(Answered::label))),
                        judgement(aggregate),
                        Wishes.spoken("The reader has further instructions:", further));
    }

    private static String judgement(Aggregate aggregate) {
        if (aggregate.votes() == 0) {
            return "There is no usable vote on these answers, so nothing is known of which is better.";
        }
        return """
                Judges ranked the answers without knowing who wrote which. %1$s %2$s (1 is the best mean rank):
                %3$s""".formatted(
                        aggregate.countsOwn()
                                ? "Each ranked its own, too, and that counts here."
                                : "What they made of their own is left out.",
                        aggregate.votes() == 1
                                ? "There is one usable vote"
                                : "There are " + aggregate.votes() + " usable votes",
                        aggregate.standings().stream()
                                .map(standing -> line(standing, aggregate.standings()))
                                .collect(Collectors.joining("\n")));
    }

    private static String line(Standing standing, List<Standing> all) {
        String name = "- " + Labels.spoken(standing.label()) + ": ";
        if (standing.meanRank() == null) {
            return name + "no vote";
        }
        return name + "place " + standing.place() + tie(standing, all) + ", mean rank "
                + standing.meanRank().toPlainString() + " in "
                + (standing.votes() == 1 ? "1 vote" : standing.votes() + " votes");
    }

    private static String tie(Standing standing, List<Standing> all) {
        return standing.tied()
                ? all.stream()
                        .filter(other -> other.place() == standing.place() && other.seat() != standing.seat())
                        .map(other -> Labels.spoken(other.label()))
                        .collect(Collectors.joining(" and ", ", tied with ", ""))
                : "";
    }
}
