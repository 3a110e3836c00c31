package app.hearth.desktop.conversations;

import java.time.LocalDate;

/// Since when the conversations below a heading lie there.
///
/// @param begin the first day that belongs to it
public record Section(Kind kind, LocalDate begin) {
    static final Section PINNED = new Section(Kind.PINNED, LocalDate.MAX);

    private static final int DAYS = 7;

    /// From the newest to the oldest.
    public enum Kind {
        PINNED,
        TODAY,
        YESTERDAY,
        /// The seven days before today, but for yesterday.
        WEEK,
        /// A month of this year.
        MONTH,
        /// A year before this one.
        YEAR
    }

    /// Where something of that day stands today.
    static Section of(LocalDate day, LocalDate today) {
        if (!day.isBefore(today)) {
            return new Section(Kind.TODAY, today);
        }
        if (day.equals(today.minusDays(1))) {
            return new Section(Kind.YESTERDAY, day);
        }
        if (!day.isBefore(today.minusDays(DAYS))) {
            return new Section(Kind.WEEK, today.minusDays(DAYS));
        }
        return day.getYear() == today.getYear()
                ? new Section(Kind.MONTH, day.withDayOfMonth(1))
                : new Section(Kind.YEAR, day.withDayOfYear(1));
    }
}
