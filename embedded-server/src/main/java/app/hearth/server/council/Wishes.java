package app.hearth.server.council;

import org.jspecify.annotations.Nullable;

/// What a profile wants the models of its councils to be told besides.
final class Wishes {
    private Wishes() {}

    /// A paragraph of its own, to be put behind what precedes it; empty when there is nothing.
    static String spoken(String introduction, @Nullable String further) {
        return further == null || further.isBlank() ? "" : "\n\n" + introduction + "\n" + further.strip();
    }
}
