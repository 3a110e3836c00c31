package app.hearth.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.fx.Theme;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

final class StillnessTest {
    private static final Pattern TIME = Pattern.compile("-fx-[a-z-]*animation-time");

    private final StackPane content = new StackPane();
    private final SimpleBooleanProperty system = new SimpleBooleanProperty(false);

    @Test
    void itIsStillWhenTheSystemAsksForItOrThePersonDid() {
        Stillness stillness = new Stillness(content, system);
        assertThat(content.getStyleClass()).doesNotContain("still");

        system.set(true);
        assertThat(content.getStyleClass()).containsOnlyOnce("still");
        system.set(false);
        assertThat(content.getStyleClass()).doesNotContain("still");

        stillness.apply(Motion.REDUCED);
        assertThat(content.getStyleClass()).containsOnlyOnce("still");
        system.set(true);
        assertThat(content.getStyleClass()).containsOnlyOnce("still");
        stillness.apply(Motion.SYSTEM);
        assertThat(content.getStyleClass()).containsOnlyOnce("still");
    }

    /// A control that moves by itself says in the theme for how long; a new one of them is not forgotten here.
    @Test
    void everythingThatMovesByItselfInTheThemeIsStoppedInOurs() throws IOException {
        TreeSet<String> moving = new TreeSet<>();
        TIME.matcher(read(PrimerLight.class, "/atlantafx/base/theme/primer-light.css"))
                .results()
                .forEach(found -> moving.add(found.group()));
        String ours = read(Theme.class, "theme.css");

        assertThat(moving).isNotEmpty().allSatisfy(time -> assertThat(ours).contains(time));
    }

    private static String read(Class<?> beside, String sheet) throws IOException {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(sheet), sheet)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
