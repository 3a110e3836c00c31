package app.hearth.desktop.usage;

import app.hearth.common.usage.UsageSum;
import java.math.BigDecimal;
import java.time.LocalDate;

/// What a server says of one day and model.
final class Sums {
    private Sums() {}

    /// One answer of 100 tokens in and 50 out, for that many dollars.
    static UsageSum of(String day, String model, String usd) {
        return new UsageSum(LocalDate.parse(day), "demo", model, null, 1, 100, 50, 0, new BigDecimal(usd), 1, 0);
    }

    /// Answers of 100 tokens in and 50 out each, whose cost nobody knows.
    static UsageSum unknownCost(String day, String model, int runs) {
        return new UsageSum(LocalDate.parse(day), "demo", model, null, runs, 100L * runs, 50L * runs, 0, null, 0, runs);
    }
}
