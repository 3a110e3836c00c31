package app.hearth.common.conversation;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What an answer took: tokens, and the cost in USD when it is known.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Usage(
        @Nullable Integer promptTokens,
        @Nullable Integer completionTokens,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal costUsd) {}
