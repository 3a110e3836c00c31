package app.hearth.desktop.settings;

import app.hearth.desktop.fx.KnownProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A provider someone can choose to add: one we know, or (empty) any other with an address of its own.
record ProviderChoice(Optional<KnownProvider> known) {
    static final ProviderChoice OTHER = new ProviderChoice(Optional.empty());

    /// All choices, the one that opens most models first.
    static List<ProviderChoice> all() {
        return Stream.concat(
                        Arrays.stream(KnownProvider.values()).map(one -> new ProviderChoice(Optional.of(one))),
                        Stream.of(OTHER))
                .toList();
    }

    boolean needsKey() {
        return known.map(KnownProvider::needsKey).orElse(false);
    }

    boolean takesKey() {
        return known.map(KnownProvider::needsKey).orElse(true);
    }

    boolean isOther() {
        return known.isEmpty();
    }
}
