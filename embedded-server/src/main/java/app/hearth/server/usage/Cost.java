package app.hearth.server.usage;

import app.hearth.common.conversation.Usage;
import app.hearth.common.wire.Usd;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a run cost and how that is known; the amount is null when it is not.
record Cost(@Nullable BigDecimal usd, Source source) {
    private static final Cost UNKNOWN = new Cost(null, Source.UNKNOWN);

    enum Source {
        /// The provider told it.
        PROVIDER,
        /// Tokens times the price that was listed when the run began.
        PRICE,
        /// The model runs on a machine of one's own.
        LOCAL,
        UNKNOWN;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Cost of(Optional<Usage> reported, Price price, boolean local) {
        Optional<BigDecimal> told = reported.map(Usage::costUsd).flatMap(Price::storable);
        if (told.isPresent()) {
            return new Cost(Usd.plain(told.get()), Source.PROVIDER);
        }
        if (local) {
            return new Cost(BigDecimal.ZERO, Source.LOCAL);
        }
        Integer prompt = reported.map(Usage::promptTokens).orElse(null);
        Integer completion = reported.map(Usage::completionTokens).orElse(null);
        if (prompt == null || completion == null) {
            return UNKNOWN;
        }
        return price.of(prompt, completion)
                .map(usd -> new Cost(Usd.plain(usd), Source.PRICE))
                .orElse(UNKNOWN);
    }
}
