package app.hearth.common.council;

import java.util.List;

/// Who was to write a council's answer, and what was asked for it: of the chairman first, then, while nobody brought
/// one, of the seats.
public record Chair(String provider, String model, List<CouncilCall> calls) {
    public Chair {
        calls = List.copyOf(calls);
    }
}
