package app.hearth.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ZoomTest {
    @Test
    void itGoesByTheStepsOfBrowsersAndEndsAtTheirEnds() {
        assertThat(new Zoom(100).larger()).isEqualTo(new Zoom(110));
        assertThat(new Zoom(110).larger().larger()).isEqualTo(new Zoom(150));
        assertThat(new Zoom(100).smaller()).isEqualTo(new Zoom(90));
        assertThat(new Zoom(200).larger()).isEqualTo(new Zoom(200));
        assertThat(new Zoom(50).smaller()).isEqualTo(new Zoom(50));
    }

    @Test
    void aSizeThatIsNoStepIsTheNearestOne() {
        assertThat(new Zoom(9_000).percent()).isEqualTo(200);
        assertThat(new Zoom(-1).percent()).isEqualTo(50);
        assertThat(new Zoom(102).percent()).isEqualTo(100);
    }
}
