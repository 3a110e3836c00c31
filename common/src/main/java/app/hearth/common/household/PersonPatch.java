package app.hearth.common.household;

import app.hearth.common.account.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// An admin's change to a profile; what is absent stays.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonPatch(@Nullable Role role, @Nullable Boolean isActive) {}
