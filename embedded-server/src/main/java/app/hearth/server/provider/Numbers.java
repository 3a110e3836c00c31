package app.hearth.server.provider;

import app.hearth.common.wire.Usd;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Reads numbers as providers send them: as numbers, as strings, or not at all. What makes no sense is null, never
/// zero.
final class Numbers {
    private static final int MAX_DIGITS = 40;
    private static final int MAX_SCALE = 18;
    private static final BigDecimal MAX_MONEY = BigDecimal.valueOf(1_000_000_000);

    private Numbers() {}

    /// A count of tokens.
    static @Nullable Integer count(JsonNode node) {
        BigDecimal value = decimal(node);
        boolean fits =
                value != null && value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
        return value == null || !fits ? null : value.intValue();
    }

    /// The same where zero is as good as unsaid: a limit.
    static @Nullable Integer positive(JsonNode node) {
        Integer count = count(node);
        return count == null || count == 0 ? null : count;
    }

    /// An amount of USD. Providers write floats with their noise; eighteen decimals are more than any price has.
    static @Nullable BigDecimal money(JsonNode node) {
        BigDecimal value = decimal(node);
        if (value == null || value.signum() < 0 || value.compareTo(MAX_MONEY) > 0) {
            return null;
        }
        BigDecimal rounded = value.scale() > MAX_SCALE ? value.setScale(MAX_SCALE, RoundingMode.HALF_UP) : value;
        return Usd.plain(rounded);
    }

    private static @Nullable BigDecimal decimal(JsonNode node) {
        String text = node.isNumber() || node.isTextual() ? node.asText().strip() : "";
        if (text.isEmpty() || text.length() > MAX_DIGITS) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(text);
            // An exponent of a billion would make gigabytes of digits as soon as somebody rounds or prints it.
            return Math.abs((long) value.scale()) > MAX_DIGITS ? null : value;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
