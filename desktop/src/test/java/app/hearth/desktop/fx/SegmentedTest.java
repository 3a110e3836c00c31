package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Paint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;

/// Which of a few is chosen has to be seen at a glance, in either theme.
final class SegmentedTest {
    private static HBox segments() {
        HBox segments = new HBox(segment("Light", "left-pill"), segment("Dark", "right-pill"));
        segments.getStyleClass().add("segmented");
        ((ToggleButton) segments.getChildren().getFirst()).setSelected(true);
        return segments;
    }

    private static ToggleButton segment(String words, String place) {
        ToggleButton segment = new ToggleButton(words);
        segment.getStyleClass().add(place);
        return segment;
    }

    @BeforeEach
    void openTheToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theChosenOneStandsOutAndBothAreReadable(Appearance appearance) throws TimeoutException {
        HBox segments = FxToolkit.setupFixture(SegmentedTest::segments);
        FxToolkit.setupStage(stage -> {
            Scene scene = new Scene(segments);
            new Theme(scene).apply(appearance);
            stage.setScene(scene);
            stage.show();
            segments.applyCss();
        });
        ToggleButton chosen = (ToggleButton) segments.getChildren().getFirst();
        ToggleButton other = (ToggleButton) segments.getChildren().getLast();

        assertThat(Contrast.of(fill(chosen), fill(other))).isGreaterThanOrEqualTo(Contrast.SHAPE);
        assertThat(Contrast.of(hex(chosen.getTextFill()), fill(chosen))).isGreaterThanOrEqualTo(Contrast.TEXT);
        assertThat(Contrast.of(hex(other.getTextFill()), fill(other))).isGreaterThanOrEqualTo(Contrast.TEXT);
    }

    private static String fill(ToggleButton segment) {
        return hex(segment.getBackground().getFills().getLast().getFill());
    }

    private static String hex(Paint paint) {
        return "#" + paint.toString().substring(2, 8).toLowerCase(Locale.ROOT);
    }
}
