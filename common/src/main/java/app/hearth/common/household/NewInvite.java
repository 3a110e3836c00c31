package app.hearth.common.household;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// A wish for an invitation: good for so many days (7 when absent), with a note that says for whom.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewInvite(
        @Nullable Integer expiresInDays, @Nullable String note) {}
