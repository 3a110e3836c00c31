package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

final class WrappedAreaTest {
    private static final String HEBREW = "איך מגיעים מהתחנה אל המבצר, ומתי הוא נפתח ביום ראשון בבוקר? ".repeat(4);
    private static final String ARABIC = "كيف نصل من المحطة إلى القلعة ومتى تفتح صباح يوم الأحد؟ ".repeat(4);

    @BeforeAll
    static void openTheToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    private static TextArea area(String text) {
        TextArea area = new TextArea();
        WrappedArea.wrap(area);
        area.setText(text);
        return area;
    }

    private static void layOutAtAllWidths(TextArea area) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            StackPane root = new StackPane(area);
            new Scene(root, 600, 200);
            for (int width = 120; width <= 900; width += 13) {
                root.resize(width, 200);
                root.applyCss();
                root.layout();
            }
        });
    }

    static List<String> fromTheRight() {
        return List.of(HEBREW, ARABIC, "From the station: " + HEBREW, "one line\n" + HEBREW + "\nand another");
    }

    @ParameterizedTest
    @MethodSource("fromTheRight")
    void whatIsReadFromTheRightIsLaidOutAtEveryWidth(String text) {
        assertThatCode(() -> layOutAtAllWidths(area(text))).doesNotThrowAnyException();
    }

    @Test
    void everythingElseWraps() {
        assertThat(area("How do we get from the station up to the castle?").isWrapText())
                .isTrue();
        assertThat(area("Cafe\u0301, 車站, 👩‍👩‍👧").isWrapText()).isTrue();
    }

    @Test
    void itWrapsAgainWhenNothingOfItIsLeft() {
        TextArea area = area(HEBREW);
        area.setText("station");
        assertThat(area.isWrapText()).isTrue();
    }
}
