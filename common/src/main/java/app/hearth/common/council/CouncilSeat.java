package app.hearth.common.council;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One of the models that a council asks.
///
/// @param seat its number, from 1
/// @param label what its answer is called before judges and chairman; null while nobody has judged
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CouncilSeat(
        int seat,
        String provider,
        String model,
        @Nullable String label,
        @Nullable CouncilCall answer,
        @Nullable Ballot ballot) {}
