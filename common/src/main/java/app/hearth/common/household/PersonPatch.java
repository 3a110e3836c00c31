package app.hearth.common.household;

import app.hearth.common.account.Role;
import app.hearth.common.wire.Field;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An admin's change to a profile; what is absent stays.
///
/// @param monthlyBudgetUsd what it may spend in a month (UTC); null takes the limit away
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PersonPatch(@Nullable Role role, @Nullable Boolean isActive, Field<BigDecimal> monthlyBudgetUsd) {
    public PersonPatch(@Nullable Role role, @Nullable Boolean isActive) {
        this(role, isActive, Field.absent());
    }

    public static PersonPatch budget(@Nullable BigDecimal monthlyUsd) {
        return new PersonPatch(null, null, Field.of(monthlyUsd));
    }
}
