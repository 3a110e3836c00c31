package app.hearth.common.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How the constants of an enum are spelled on the wire and in storage: their names in lower case.
public final class Codes {
    private Codes() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// The constant of this code; empty when there is none.
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(code))
                .findFirst();
    }

    /// The constant of this code; throws [IllegalArgumentException], which names them all, when there is none.
    public static <E extends Enum<E>> E read(Class<E> type, String code) {
        return find(type, code)
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Codes::of)
                                .collect(Collectors.joining(", ", "[", "]"))));
    }
}
