package app.hearth.desktop.fx;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// The round mark of a person: the first letter of their name on their colour. For the JavaFX thread.
public final class Avatar {
    private Avatar() {}

    /// A mark of `size` pixels; what is no colour is drawn as the first of [AvatarColors].
    public static Node of(String name, String color, double size) {
        Label mark = new Label(initial(name));
        mark.getStyleClass().add("avatar");
        mark.setMinSize(size, size);
        mark.setPrefSize(size, size);
        mark.setMaxSize(size, size);
        mark.setStyle(
                "-fx-background-color: %s; -fx-font-size: %.0fpx;".formatted(AvatarColors.known(color), size * 0.45));
        return mark;
    }

    /// The colour alone, to choose from.
    public static Node swatch(String color, double size) {
        Region dot = new Region();
        dot.getStyleClass().add("avatar");
        dot.setMinSize(size, size);
        dot.setMaxSize(size, size);
        dot.setStyle("-fx-background-color: %s;".formatted(AvatarColors.known(color)));
        return dot;
    }

    private static String initial(String name) {
        String stripped = name.strip();
        return stripped.isEmpty()
                ? "?"
                : stripped.substring(0, stripped.offsetByCodePoints(0, 1)).toUpperCase(Locale.getDefault());
    }
}
