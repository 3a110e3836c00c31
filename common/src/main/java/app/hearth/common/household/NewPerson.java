package app.hearth.common.household;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Somebody for whom a profile is made: at least one of `username` and `email`. The password is set by that
/// person.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewPerson(
        @Nullable String username,
        @Nullable String email,
        @Nullable String displayName) {}
