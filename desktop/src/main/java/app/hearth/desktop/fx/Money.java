package app.hearth.desktop.fx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Currency;
import java.util.Optional;

/// US dollars as a person reads and writes them where they live. Thread-safe.
public final class Money {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int SAYING_SOMETHING = 2;
    private static final int MOST_DECIMALS = 12;

    private Money() {}

    /// To the cent from a dollar on; below, as many digits as say something: what costs anything is never shown as
    /// nothing.
    public static String of(BigDecimal usd) {
        NumberFormat format = NumberFormat.getCurrencyInstance();
        format.setCurrency(Currency.getInstance("USD"));
        format.setRoundingMode(RoundingMode.HALF_UP);
        BigDecimal amount = usd.abs();
        BigDecimal shown = usd;
        if (amount.signum() > 0 && amount.compareTo(CENT) < 0) {
            shown = usd.round(new MathContext(SAYING_SOMETHING, RoundingMode.HALF_UP))
                    .stripTrailingZeros();
            format.setMaximumFractionDigits(Math.max(2, shown.scale()));
        } else {
            format.setMaximumFractionDigits(amount.compareTo(BigDecimal.ONE) < 0 ? 3 : 2);
        }
        format.setMinimumFractionDigits(2);
        return format.format(shown);
    }

    /// An amount as it is typed, with or without the sign of the dollar; empty when it is none. What groups digits need
    /// not be there, but nowhere else: in German 10.50 is no amount, rather than a thousand and fifty.
    public static Optional<BigDecimal> typed(String text) {
        String digits = text.strip()
                .replaceAll("(?i)^(\\$|US\\$|USD)|(\\$|US\\$|USD)$", "")
                .strip();
        DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance();
        format.setParseBigDecimal(true);
        format.setStrict(true);
        format.setMaximumFractionDigits(MOST_DECIMALS);
        format.setGroupingUsed(digits.indexOf(format.getDecimalFormatSymbols().getGroupingSeparator()) >= 0);
        ParsePosition position = new ParsePosition(0);
        return format.parse(digits, position) instanceof BigDecimal amount && position.getIndex() == digits.length()
                ? Optional.of(amount)
                : Optional.empty();
    }

    /// An amount as it is put into a field to be changed.
    public static String toType(BigDecimal usd) {
        NumberFormat format = NumberFormat.getNumberInstance();
        format.setGroupingUsed(false);
        format.setMinimumFractionDigits(usd.stripTrailingZeros().scale() > 0 ? 2 : 0);
        format.setMaximumFractionDigits(Math.max(2, usd.stripTrailingZeros().scale()));
        return format.format(usd);
    }
}
