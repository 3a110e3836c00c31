package app.hearth.desktop.household;

import app.hearth.common.household.ServerStats;
import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Views;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.List;
import java.util.ResourceBundle;

/// One figure of the server: what is counted, and how much it is.
record Figure(String name, String value) {
    private static final double STEP = 1000;
    private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB");

    static List<Figure> of(ServerStats stats, Moments moments) {
        ResourceBundle texts = Views.texts(Figure.class);
        String started = moments.of(moments.clock().instant().minus(Duration.ofSeconds(stats.uptimeSeconds())));
        return List.of(
                count(texts, "stats.profiles", stats.profiles()),
                count(texts, "stats.sessions", stats.activeSessions()),
                count(texts, "stats.conversations", stats.conversations()),
                count(texts, "stats.messages", stats.messages()),
                new Figure(texts.getString("stats.database"), bytes(stats.databaseBytes())),
                new Figure(texts.getString("stats.version"), stats.version()),
                new Figure(texts.getString("stats.since"), started));
    }

    private static Figure count(ResourceBundle texts, String key, long number) {
        return new Figure(
                texts.getString(key), NumberFormat.getIntegerInstance().format(number));
    }

    /// In the unit a person would say it in.
    static String bytes(long bytes) {
        double amount = bytes / STEP;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.size() - 1) {
            amount /= STEP;
            unit++;
        }
        NumberFormat format = NumberFormat.getNumberInstance();
        format.setMaximumFractionDigits(amount < 10 ? 1 : 0);
        return format.format(amount) + " " + UNITS.get(unit);
    }
}
