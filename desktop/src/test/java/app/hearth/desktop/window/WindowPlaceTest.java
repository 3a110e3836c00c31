package app.hearth.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.window.WindowPlace.Rectangle;
import app.hearth.desktop.window.WindowPlace.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WindowPlaceTest {
    private static final Size LEAST = new Size(480, 520);
    private static final Rectangle MAIN = new Rectangle(0, 30, 1920, 1050);
    private static final Rectangle LEFT = new Rectangle(-1280, 0, 1280, 1024);

    @Test
    void whatStandsWithinAScreenStays() {
        assertThat(placed(new Rectangle(200, 100, 900, 700), MAIN)).isEqualTo(new Rectangle(200, 100, 900, 700));
        assertThat(placed(new Rectangle(-1000, 100, 900, 700), MAIN, LEFT))
                .isEqualTo(new Rectangle(-1000, 100, 900, 700));
    }

    @Test
    void aWindowOnAScreenThatIsGoneComesToTheMainOne() {
        assertThat(placed(new Rectangle(-1000, 100, 900, 700), MAIN)).isEqualTo(new Rectangle(0, 100, 900, 700));
        assertThat(placed(new Rectangle(3000, 4000, 900, 700), MAIN)).isEqualTo(new Rectangle(1020, 380, 900, 700));
    }

    @Test
    void aWindowBetweenTwoScreensComesToTheOneItIsOnMost() {
        assertThat(placed(new Rectangle(-700, 100, 900, 700), MAIN, LEFT))
                .isEqualTo(new Rectangle(-900, 100, 900, 700));
    }

    @Test
    void noneHangsUnderTheBarAtTheTopOrBelowTheBottom() {
        assertThat(placed(new Rectangle(100, 0, 900, 700), MAIN).y()).isEqualTo(30);
        assertThat(placed(new Rectangle(100, 900, 900, 700), MAIN).y()).isEqualTo(380);
    }

    @Test
    void noneIsLargerThanItsScreenNorSmallerThanItMayBecome() {
        assertThat(placed(new Rectangle(0, 0, 3000, 2000), MAIN)).isEqualTo(MAIN);
        assertThat(placed(new Rectangle(100, 100, 20, 20), MAIN)).isEqualTo(new Rectangle(100, 100, 480, 520));
        Rectangle tiny = new Rectangle(0, 0, 320, 240);
        assertThat(placed(new Rectangle(100, 100, 900, 700), tiny)).isEqualTo(tiny);
    }

    @Test
    void aMaximisedWindowStaysSo() {
        WindowPlace place = new WindowPlace(new Rectangle(5000, 0, 900, 700), true);

        assertThat(place.on(List.of(MAIN), LEAST).maximized()).isTrue();
    }

    private static Rectangle placed(Rectangle bounds, Rectangle... screens) {
        return new WindowPlace(bounds, false).on(List.of(screens), LEAST).bounds();
    }
}
