package app.hearth.common.key;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A model a key opens. Prices are USD per token; unknown is null, never zero.
///
/// @param contextLength tokens of question and answer together
/// @param maxCompletionTokens tokens of one answer at most
/// @param vision whether it sees images
/// @param reasoning whether it can think before it answers
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Model(
        String provider,
        String id,
        String name,
        @Nullable Integer contextLength,
        @Nullable Integer maxCompletionTokens,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal promptPrice,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal completionPrice,

        @Nullable Boolean vision,
        @Nullable Boolean reasoning) {}
