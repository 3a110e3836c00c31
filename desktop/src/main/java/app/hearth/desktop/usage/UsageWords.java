package app.hearth.desktop.usage;

import app.hearth.desktop.fx.Money;
import app.hearth.desktop.usage.Bars.Bar;
import app.hearth.desktop.usage.Bars.Piece;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// What is said of answers and what they took; what nobody knows is called unknown, never nothing. Thread-safe.
record UsageWords(ResourceBundle texts, UsageClock clock) {
    String cost(Tally tally) {
        if (tally.cost().isEmpty()) {
            return texts.getString("unknown");
        }
        String known = Money.of(tally.cost().get());
        return tally.unknownCostRuns() > 0 ? said("atleast", known) : known;
    }

    String promptTokens(Tally tally) {
        return tokens(tally, tally.promptTokens());
    }

    String completionTokens(Tally tally) {
        return tokens(tally, tally.completionTokens());
    }

    private String tokens(Tally tally, long told) {
        if (!tally.tellsTokens()) {
            return texts.getString("unknown");
        }
        return tally.unknownTokenRuns() > 0 ? said("atleast", number(told)) : number(told);
    }

    static String number(long amount) {
        return NumberFormat.getIntegerInstance().format(amount);
    }

    /// What everything took together, under the sum of the costs.
    String total(Tally tally) {
        return said("total", tally.runs(), promptTokens(tally), completionTokens(tally));
    }

    /// What the figures leave out, and where they come from; empty when there is nothing to say.
    String notes(Tally tally) {
        List<String> sentences = new ArrayList<>();
        if (tally.unknownCostRuns() > 0) {
            sentences.add(said("note.unknown", tally.unknownCostRuns()));
        }
        if (tally.calculatedCostRuns() > 0) {
            sentences.add(said("note.calculated", tally.calculatedCostRuns()));
        }
        ZonedDateTime began = clock.todayBegan();
        if (!began.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            sentences.add(said(
                    "note.days",
                    DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).format(began)));
        }
        return String.join(" ", sentences);
    }

    /// Under a bar, where there is little room.
    String label(Bar bar, Period period) {
        return switch (period) {
            case THIS_MONTH, LAST_MONTH -> number(bar.first().getDayOfMonth());
            case LAST_30_DAYS -> DateTimeFormatter.ofLocalizedPattern("MMMd").format(bar.first());
            case YEAR -> DateTimeFormatter.ofLocalizedPattern("MMM").format(bar.first());
        };
    }

    private static String name(Bar bar, Period period) {
        return period.step() == ChronoUnit.MONTHS
                ? DateTimeFormatter.ofLocalizedPattern("yMMMM").format(bar.first())
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).format(bar.first());
    }

    /// A bar in words: what it stands for, how much, and of whom.
    String bar(Bar bar, Period period, Measure measure) {
        String total = amount(bar, measure);
        String said = said("chart.bar", name(bar, period), total);
        return bar.pieces().isEmpty()
                ? said
                : said + "\n"
                        + bar.pieces().stream()
                                .map(piece -> piece(piece, measure))
                                .collect(Collectors.joining("\n"));
    }

    private String piece(Piece piece, Measure measure) {
        return said("chart.piece", piece.series().name(), measure.words(piece.amount()));
    }

    private String amount(Bar bar, Measure measure) {
        return measure == Measure.COST ? measure.words(bar.total()) : said("tokens", bar.total());
    }

    /// The whole chart in a sentence.
    String summary(Bars bars, Period period, Measure measure) {
        String key = "chart." + (period.step() == ChronoUnit.MONTHS ? "month." : "day.")
                + (measure == Measure.COST ? "cost" : "tokens");
        String what = texts.getString(key);
        return bars.highest()
                .map(bar -> what + " " + said("chart.highest", name(bar, period), amount(bar, measure)))
                .orElse(what + " " + texts.getString("chart.nothing"));
    }

    private String said(String key, Object... words) {
        return MessageFormat.format(texts.getString(key), words);
    }
}
