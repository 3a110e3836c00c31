package app.hearth.desktop.fx;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// How boxes show what can be chosen in them, and never typed.
public final class Choices {
    private Choices() {}

    /// Shows each choice by its `name`, and `none` as long as nothing is chosen.
    public static <T> StringConverter<T> named(Function<T, String> name, String none) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T choice) {
                return choice == null ? none : name.apply(choice);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("it is chosen, not typed");
            }
        };
    }
}
