package app.hearth.desktop.usage;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// What day it is for the server, which counts in UTC, and when its days begin here.
record UsageClock(InstantSource clock, ZoneId zone) {
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// When the server's next month begins, by the clock on the wall.
    ZonedDateTime nextMonth() {
        return begins(today().withDayOfMonth(1).plusMonths(1));
    }

    /// When that day of the server begins, by the clock on the wall.
    private ZonedDateTime begins(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).withZoneSameInstant(zone);
    }

    ZonedDateTime todayBegan() {
        return begins(today());
    }
}
