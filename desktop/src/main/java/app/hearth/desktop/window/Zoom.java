package app.hearth.desktop.window;

import java.util.List;

/// How large everything in the window is, in the steps people know from browsers.
///
/// @param percent of the size it was designed in
public record Zoom(int percent) {
    private static final List<Integer> STEPS = List.of(50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200);

    /// As it was designed.
    public static final Zoom NONE = new Zoom(100);

    /// One of another size than the steps is the nearest of them.
    public Zoom {
        int wanted = percent;
        percent = STEPS.stream()
                .min((one, other) -> Integer.compare(Math.abs(one - wanted), Math.abs(other - wanted)))
                .orElseThrow();
    }

    /// The next larger one, or this when it is the largest.
    public Zoom larger() {
        return step(1);
    }

    /// The next smaller one, or this when it is the smallest.
    public Zoom smaller() {
        return step(-1);
    }

    public boolean isLargest() {
        return percent == STEPS.getLast();
    }

    public boolean isSmallest() {
        return percent == STEPS.getFirst();
    }

    private Zoom step(int by) {
        return new Zoom(STEPS.get(Math.clamp(STEPS.indexOf(percent) + by, 0, STEPS.size() - 1)));
    }

    double factor() {
        return percent / 100.0;
    }
}
