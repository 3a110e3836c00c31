package app.hearth.desktop.fx;

import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// How boxes show what can be chosen in them.
public final class Choices {
    private Choices() {}

    /// Shows each choice by its `name`, and `none` as long as nothing is chosen.
    public static <T> void show(ComboBox<T> box, Function<T, String> name, String none) {
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T choice) {
                return choice == null ? none : name.apply(choice);
            }

            @Override
            public @Nullable T fromString(String text) {
                return box.getItems().stream()
                        .filter(choice -> name.apply(choice).equals(text))
                        .findFirst()
                        .orElse(null);
            }
        });
    }
}
