package app.hearth.server.council;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a judge is told, behind the conversation whose last question was answered. In English, which models follow
/// best; the judgement is in the language of the question.
final class JudgeText {
    private JudgeText() {}

    /// The answers in the order given, which is that of this judge ([Labels#shownTo]).
    ///
    /// @param further what the profile wants judges to be told besides; null or blank for nothing
    static String of(List<Answered> answers, @Nullable String further) {
        return of(answers, further, Fence.around(answers));
    }

    static String of(List<Answered> answers, @Nullable String further, Fence fence) {
        List<String> labels = answers.stream().map(Answered::label).toList();
        return """
                The question asked last in this conversation was answered %1$d times. You judge these answers.

                %2$s

                %3$s

                Judge each answer by two things. Accuracy: is what it says true, does it answer what was asked, and does it \
                say where it is not sure? Insight: does it see what matters, and is the reader better off for it? Length, \
                style and confidence are no merits of their own, and neither is the order in which the answers stand here. One of \
                them may be yours; judge it like the others, and do not guess who wrote which.

                Say first, briefly and answer by answer, what is good in it and what is wrong or missing. Write this \
                in the language of the question, and call the answers by their names.%4$s

                %5$s""".formatted(
                        answers.size(),
                        fence.explained(),
                        fence.around(answers.stream()),
                        Wishes.spoken(
                                "The reader has further instructions for judging; the form of the ranking stays as below:",
                                further),
                        "Then end your reply with your ranking. " + contract(labels));
    }

    /// The second and last try, said behind the reply that could not be counted.
    static String repair(FinalRanking.Faulty faulty, List<String> labels) {
        return "Your ranking cannot be counted. " + faulty.wanted()
                + "\n\nReply with your ranking alone, corrected, without repeating your judgement. " + contract(labels);
    }

    /// The example names the answers from the last to the first, against the pull of the order they are shown in.
    private static String contract(List<String> labels) {
        List<String> example = labels.reversed();
        return """
                Write a line that says %1$s and nothing else, and below it, the best answer first, one numbered line for \
                each of the %2$d answers. Every answer has exactly one line and no two share one. Write it in English, \
                as in this example (whose order means nothing), with nothing behind it:

                %1$s
                %3$s""".formatted(
                        FinalRanking.MARKER,
                        example.size(),
                        IntStream.range(0, example.size())
                                .mapToObj(i -> (i + 1) + ". " + Labels.spoken(example.get(i)))
                                .collect(Collectors.joining("\n")));
    }
}
