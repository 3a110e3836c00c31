package app.hearth.common.wire;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A field of a request that may be left out, be `null`, or have a value: three different wishes in a PATCH.
public record Field<T>(boolean present, @Nullable T value) {
    private static final Field<?> ABSENT = new Field<>(false, null);

    @SuppressWarnings("unchecked") // an absent field holds no T
    public static <T> Field<T> absent() {
        return (Field<T>) ABSENT;
    }

    public static <T> Field<T> of(@Nullable T value) {
        return new Field<>(true, value);
    }

    /// Hands the value (which may be null) to `taker` when the field was sent.
    public void ifPresent(Consumer<@Nullable T> taker) {
        if (present) {
            taker.accept(value);
        }
    }

    /// The value sent, or `otherwise` when none was.
    public @Nullable T orElse(@Nullable T otherwise) {
        return present ? value : otherwise;
    }
}
