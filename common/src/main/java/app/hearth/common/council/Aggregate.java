package app.hearth.common.council;

import java.util.List;

/// How the votes of a council, taken together, place its answers.
///
/// @param votes how many usable votes placed at least one answer that counts
/// @param countsOwn whether the places that judges gave their own answers count: only where there are two answers,
///     because nothing would be left of either vote without them
/// @param standings of every answer, the best first, and those that share a place in the order of their labels
public record Aggregate(int votes, boolean countsOwn, List<Standing> standings) {
    public Aggregate {
        standings = List.copyOf(standings);
    }
}
