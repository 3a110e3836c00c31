package app.hearth.server.usage;

import app.hearth.common.key.Model;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a model takes per token in USD; null is unknown.
record Price(@Nullable BigDecimal prompt, @Nullable BigDecimal completion) {
    static final Price UNKNOWN = new Price(null, null);
    static final Price NOTHING = new Price(BigDecimal.ZERO, BigDecimal.ZERO);

    /// As many decimals as are stored.
    static final int SCALE = 12;

    private static final BigDecimal LEAST = BigDecimal.ONE.movePointLeft(SCALE);
    private static final BigDecimal MOST = BigDecimal.TEN.pow(12);

    static Price of(Model model) {
        return new Price(model.promptPrice(), model.completionPrice());
    }

    /// What so many tokens cost; empty where the price is unknown.
    Optional<BigDecimal> of(long promptTokens, long completionTokens) {
        if (prompt == null || completion == null) {
            return Optional.empty();
        }
        return storable(prompt.multiply(BigDecimal.valueOf(promptTokens))
                .add(completion.multiply(BigDecimal.valueOf(completionTokens))));
    }

    boolean isNothing() {
        return prompt != null && prompt.signum() == 0 && completion != null && completion.signum() == 0;
    }

    /// The amount to the twelfth decimal. What costs anything never costs nothing, and what no account could pay was
    /// misunderstood and counts as unknown.
    static Optional<BigDecimal> storable(BigDecimal amount) {
        BigDecimal rounded = amount.setScale(SCALE, RoundingMode.HALF_UP);
        BigDecimal kept = rounded.signum() == 0 && amount.signum() > 0 ? LEAST : rounded;
        return kept.signum() < 0 || kept.compareTo(MOST) >= 0 ? Optional.empty() : Optional.of(kept);
    }
}
