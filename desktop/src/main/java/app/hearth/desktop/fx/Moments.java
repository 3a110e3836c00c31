package app.hearth.desktop.fx;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ResourceBundle;

/// Says when something was, as a person here and now would: today and yesterday by name. Thread-safe.
public record Moments(InstantSource clock, ZoneId zone) {
    public String of(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        String time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).format(there);
        ResourceBundle texts = Views.texts(Moments.class);
        if (there.toLocalDate().equals(today)) {
            return MessageFormat.format(texts.getString("when.today"), time);
        }
        if (there.toLocalDate().equals(today.minusDays(1))) {
            return MessageFormat.format(texts.getString("when.yesterday"), time);
        }
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).format(there);
        return MessageFormat.format(texts.getString("when.date"), date, time);
    }
}
