package app.hearth.common.council;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How one answer stands among those of its council. The mean rank alone decides the place; Borda points and
/// pairwise wins are told beside it and part no tie.
///
/// @param seat whose answer it is
/// @param label the letter it was judged under, "A" for "Response A"
/// @param votes how many votes placed it
/// @param meanRank its place in these votes on average, to two decimals (places are decided by what it is before it is
///     rounded); null where no vote placed it
/// @param borda how many answers were placed below it, summed over these votes
/// @param pairwiseWins how many other answers stand below it in more votes than above it
/// @param place 1 for the best; those that share one leave out the next (1, 1, 3), and answers without a vote share
///     the last
/// @param tied whether another answer shares its place
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Standing(
        int seat,
        String label,
        int votes,
        @Nullable BigDecimal meanRank,
        int borda,
        int pairwiseWins,
        int place,
        boolean tied) {}
