package app.hearth.desktop.usage;

import app.hearth.common.usage.UsageSum;
import app.hearth.desktop.fx.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/// What a bar of the chart is as high as.
enum Measure {
    COST,
    TOKENS;

    private static final long TOO_MANY_TO_READ = 10_000;

    /// As far as it is known.
    BigDecimal of(UsageSum sum) {
        return switch (this) {
            case COST -> {
                BigDecimal cost = sum.costUsd();
                yield cost == null ? BigDecimal.ZERO : cost;
            }
            case TOKENS -> BigDecimal.valueOf(sum.promptTokens() + sum.completionTokens());
        };
    }

    /// An amount of it, to be read.
    String words(BigDecimal amount) {
        return switch (this) {
            case COST -> Money.of(amount);
            case TOKENS -> NumberFormat.getIntegerInstance().format(amount);
        };
    }

    /// An amount of it beside a line of the chart, where there is little room.
    String shortWords(BigDecimal amount) {
        if (this == TOKENS && amount.longValue() >= TOO_MANY_TO_READ) {
            NumberFormat few = NumberFormat.getCompactNumberInstance(Locale.getDefault(), NumberFormat.Style.SHORT);
            few.setMaximumFractionDigits(1);
            return few.format(amount);
        }
        return words(amount);
    }
}
