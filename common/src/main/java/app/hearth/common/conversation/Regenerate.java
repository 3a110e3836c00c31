package app.hearth.common.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Asks for another answer to the same question; null keeps the provider and model of the present one.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Regenerate(
        @Nullable String provider, @Nullable String model) {}
