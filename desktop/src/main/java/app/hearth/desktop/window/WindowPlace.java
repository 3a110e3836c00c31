package app.hearth.desktop.window;

import java.util.Comparator;
import java.util.List;

/// Where a window stands on the screens, and how large it is when it is not maximised.
public record WindowPlace(Rectangle bounds, boolean maximized) {
    /// Whole and within one of the screens, the one it was on most: on the first when it was on none of them, moved
    /// where it reached beyond, smaller where it does not fit, and never smaller than `least` on a screen that has
    /// room for that.
    ///
    /// @param screens what of each screen may be covered, the main one first; there is at least one
    public WindowPlace on(List<Rectangle> screens, Size least) {
        Rectangle screen = screens.stream()
                .max(Comparator.comparingDouble(bounds::overlap))
                .filter(most -> bounds.overlap(most) > 0)
                .orElseGet(screens::getFirst);
        double width = fit(bounds.width(), least.width(), screen.width());
        double height = fit(bounds.height(), least.height(), screen.height());
        double x = Math.clamp(bounds.x(), screen.x(), screen.x() + screen.width() - width);
        double y = Math.clamp(bounds.y(), screen.y(), screen.y() + screen.height() - height);
        return new WindowPlace(new Rectangle(x, y, width, height), maximized);
    }

    private static double fit(double wanted, double least, double most) {
        return Math.clamp(wanted, Math.min(least, most), most);
    }

    /// A width and a height.
    public record Size(double width, double height) {}

    /// A part of the screens.
    public record Rectangle(double x, double y, double width, double height) {
        /// How much of it both have.
        double overlap(Rectangle other) {
            double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
            double down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
            return Math.max(0, across) * Math.max(0, down);
        }
    }
}
