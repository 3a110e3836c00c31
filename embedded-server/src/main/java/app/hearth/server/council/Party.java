package app.hearth.server.council;

import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilPrompts;
import app.hearth.common.council.NewCouncil;
import app.hearth.common.key.ModelRef;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.provider.Instructions;
import app.hearth.server.provider.ModelNames;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who sits in a council and with which further instructions, within their limits.
record Party(List<ModelRef> seats, ModelRef chairman, CouncilPrompts prompts) {
    private static final int LEAST = 2;
    private static final int MOST = 16;

    Party {
        seats = List.copyOf(seats);
    }

    /// Fails as invalid for what is no council.
    static Party of(@Nullable List<ModelRef> seats, @Nullable ModelRef chairman, @Nullable CouncilPrompts prompts) {
        if (seats == null || seats.size() < LEAST || seats.size() > MOST) {
            throw new InvalidFieldException("seats", "A council has between 2 and 16 seats.");
        }
        if (chairman == null) {
            throw new InvalidFieldException("chairman", "A council has a chairman.");
        }
        return new Party(
                seats.stream().map(seat -> ModelNames.checked("seats", seat)).toList(),
                ModelNames.checked("chairman", chairman),
                checked(prompts));
    }

    private static CouncilPrompts checked(@Nullable CouncilPrompts given) {
        return given == null
                ? CouncilPrompts.NONE
                : new CouncilPrompts(
                        Instructions.prompt("prompts.seat", given.seat()),
                        Instructions.prompt("prompts.judge", given.judge()),
                        Instructions.prompt("prompts.chairman", given.chairman()));
    }

    /// Who is asked: as the question says, and where it says nothing as the preset does.
    static Party of(NewCouncil wanted, Optional<CouncilPreset> preset) {
        return of(
                Optional.ofNullable(wanted.seats())
                        .or(() -> preset.map(CouncilPreset::seats))
                        .orElse(null),
                Optional.ofNullable(wanted.chairman())
                        .or(() -> preset.map(CouncilPreset::chairman))
                        .orElse(null),
                Optional.ofNullable(wanted.prompts())
                        .or(() -> preset.map(CouncilPreset::prompts))
                        .orElse(null));
    }
}
