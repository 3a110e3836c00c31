package app.hearth.server.council;

import java.util.Comparator;

/// Which of a council's calls it is.
///
/// @param stage 1 an answer, 2 a ballot, 3 the chairman's
/// @param seat who is asked, from 1; 0 for a chairman who was named and has not failed yet
/// @param attempt from 1: a ballot is asked for twice at most; of chairmen each is the next attempt
record CallKey(int stage, int seat, int attempt) implements Comparable<CallKey> {
    private static final Comparator<CallKey> ORDER = Comparator.comparingInt(CallKey::stage)
            .thenComparingInt(key -> key.stage() == Stages.CHAIRMAN ? key.attempt() : key.seat())
            .thenComparingInt(CallKey::attempt);

    static CallKey answer(int seat) {
        return new CallKey(Stages.ANSWERS, seat, 1);
    }

    static CallKey ballot(int seat, int attempt) {
        return new CallKey(Stages.BALLOTS, seat, attempt);
    }

    static CallKey chairman(int seat, int attempt) {
        return new CallKey(Stages.CHAIRMAN, seat, attempt);
    }

    @Override
    public int compareTo(CallKey other) {
        return ORDER.compare(this, other);
    }
}
