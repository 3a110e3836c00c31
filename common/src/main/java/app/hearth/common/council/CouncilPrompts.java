package app.hearth.common.council;

import org.jspecify.annotations.Nullable;

/// What those of a council are told besides their task, by role; null for nothing.
///
/// @param seat for whoever answers
/// @param judge for whoever ranks the answers
/// @param chairman for whoever writes the last answer
public record CouncilPrompts(
        @Nullable String seat,
        @Nullable String judge,
        @Nullable String chairman) {
    public static final CouncilPrompts NONE = new CouncilPrompts(null, null, null);
}
