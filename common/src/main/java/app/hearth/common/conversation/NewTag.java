package app.hearth.common.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Creates a tag, or renames one.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewTag(@Nullable TagId id, String name) {}
