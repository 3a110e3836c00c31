package app.hearth.server.council;

/// The stages of a council, by their numbers.
final class Stages {
    static final int ANSWERS = 1;
    static final int BALLOTS = 2;
    static final int CHAIRMAN = 3;

    private Stages() {}
}
