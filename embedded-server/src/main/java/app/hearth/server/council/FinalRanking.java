package app.hearth.server.council;

import java.util.Collection;
import java.util.List;

/// What a judge's reply says at its end: its ranking, or what is wrong with it.
sealed interface FinalRanking {
    /// The line that begins a ranking.
    String MARKER = "FINAL RANKING:";

    /// All answers by their labels, the best first.
    record Ranked(List<String> labels) implements FinalRanking {
        public Ranked {
            labels = List.copyOf(labels);
        }
    }

    /// No ranking.
    ///
    /// @param wanted what is wrong and what is wanted instead, in sentences for the judge
    record Faulty(Fault fault, String wanted) implements FinalRanking {}

    /// What can be wrong with a ranking; of several faults it is the first of these.
    enum Fault {
        /// No line says that the ranking begins.
        NO_MARKER,
        /// No line behind the marker places an answer.
        NOTHING_PLACED,
        /// Something else stands before or between the lines that place answers.
        WORDS_BETWEEN,
        /// Something else stands behind them.
        WORDS_AFTER,
        /// One line names two answers.
        TWO_ON_ONE_LINE,
        /// The numbers are not 1, 2, 3 and so on.
        MISNUMBERED,
        /// An answer is placed that does not exist.
        UNKNOWN_LABEL,
        /// An answer is placed twice.
        REPEATED_LABEL,
        /// An answer is not placed.
        MISSING_LABEL
    }

    /// Reads a reply to which answers with these labels were shown.
    static FinalRanking in(String reply, Collection<String> labels) {
        return new RankingReader(List.copyOf(labels)).read(reply);
    }
}
