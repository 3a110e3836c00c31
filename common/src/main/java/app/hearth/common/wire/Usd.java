package app.hearth.common.wire;

import java.math.BigDecimal;

/// Amounts of USD.
public final class Usd {
    private Usd() {}

    /// The same amount without the zeros that a column's scale or a product adds, and never as `1E+2`.
    public static BigDecimal plain(BigDecimal amount) {
        BigDecimal shortest = amount.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
