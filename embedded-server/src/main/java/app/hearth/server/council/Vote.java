package app.hearth.server.council;

import java.util.HashSet;
import java.util.List;

/// What one judge made of the answers.
///
/// @param judge its seat
/// @param ranking the seats of the answers it placed, the best first, its own where it gave it a place
record Vote(int judge, List<Integer> ranking) {
    Vote {
        ranking = List.copyOf(ranking);
        if (new HashSet<>(ranking).size() < ranking.size()) {
            throw new IllegalArgumentException("A vote places each answer once, unlike " + ranking + ".");
        }
    }

    /// The places that count: without its own, whose place is taken by the one behind.
    List<Integer> ofOthers() {
        return ranking.stream().filter(seat -> seat != judge).toList();
    }
}
