package app.hearth.desktop.council;

/// Names one call of a council.
///
/// @param stage 1 answers, 2 ballots, 3 the chairman
/// @param seat its number; 0 for whoever writes the council's answer
/// @param attempt from 1
record CallId(int stage, int seat, int attempt) {
    static final int ANSWERS = 1;
    static final int BALLOTS = 2;
    static final int CHAIRMAN = 3;

    static CallId answer(int seat) {
        return new CallId(ANSWERS, seat, 1);
    }

    static CallId ballot(int seat, int attempt) {
        return new CallId(BALLOTS, seat, attempt);
    }

    static CallId chairman(int attempt) {
        return new CallId(CHAIRMAN, 0, attempt);
    }
}
