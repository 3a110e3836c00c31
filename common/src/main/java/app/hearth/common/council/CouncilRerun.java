package app.hearth.common.council;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What of a council is asked anew: one seat's answer, one judge or the chairman, and everything that comes of it.
/// Without
/// a seat it is what of the stage has brought nothing, or all of it when all has.
///
/// @param stage 1 to 3
/// @param seat whose answer or ballot, from 1; null for all of the stage
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CouncilRerun(int stage, @Nullable Integer seat) {}
