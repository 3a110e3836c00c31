package app.hearth.desktop.usage;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// For which time the page shows what answers took.
enum Period {
    THIS_MONTH,
    LAST_MONTH,
    LAST_30_DAYS,
    /// The present month and the eleven before it, a bar for each.
    YEAR;

    private static final int MONTHS_BEFORE = 11;
    private static final int DAYS_BEFORE = 29;

    /// The days it covers, the ones to come included where a whole month is meant.
    Days days(LocalDate today) {
        return switch (this) {
            case THIS_MONTH -> new Days(first(today), last(today));
            case LAST_MONTH -> new Days(first(today.minusMonths(1)), last(today.minusMonths(1)));
            case LAST_30_DAYS -> new Days(today.minusDays(DAYS_BEFORE), today);
            case YEAR -> new Days(first(today.minusMonths(MONTHS_BEFORE)), last(today));
        };
    }

    private static LocalDate first(LocalDate day) {
        return day.withDayOfMonth(1);
    }

    private static LocalDate last(LocalDate day) {
        return day.withDayOfMonth(day.lengthOfMonth());
    }

    /// Its name in the texts.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What one bar stands for.
    ChronoUnit step() {
        return this == YEAR ? ChronoUnit.MONTHS : ChronoUnit.DAYS;
    }

    /// A span of days, both included.
    record Days(LocalDate first, LocalDate last) {}
}
