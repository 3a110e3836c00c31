package app.hearth.common.council;

import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.common.wire.Usd;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// About what asking a council will cost, before it is asked: as long as its calls usually are, and without those that
/// are asked once more.
///
/// @param usd the sum of what is known
/// @param unpriced the models that are asked and whose price nobody knows, each once, in the order of their names; what
///     they take comes on top of the sum
public record CouncilEstimate(BigDecimal usd, List<ModelRef> unpriced) {
    private static final String FREE = "ollama";

    public CouncilEstimate {
        unpriced = List.copyOf(unpriced);
    }

    /// The estimate for these seats under this chairman. Pure.
    ///
    /// @param told tokens of the conversation with its question, which every call is told
    /// @param known what the lists of models tell of one
    public static CouncilEstimate of(
            long told, List<ModelRef> seats, ModelRef chairman, Function<ModelRef, Optional<Model>> known) {
        Sum sum = new Sum(known);
        long later = CouncilTokens.told(told, seats.size());
        for (ModelRef seat : seats) {
            sum.add(seat, told, CouncilTokens.ANSWER);
            sum.add(seat, later, CouncilTokens.BALLOT);
        }
        sum.add(chairman, later, CouncilTokens.ANSWER);
        return sum.estimate();
    }

    /// What the calls add up to. Confined to one thread.
    private static final class Sum {
        private final Function<ModelRef, Optional<Model>> known;
        private final Set<ModelRef> unpriced = new LinkedHashSet<>();
        private BigDecimal usd = BigDecimal.ZERO;

        Sum(Function<ModelRef, Optional<Model>> known) {
            this.known = known;
        }

        void add(ModelRef model, long told, long said) {
            if (model.provider().equals(FREE)) {
                return;
            }
            known.apply(model)
                    .flatMap(listed -> cost(listed, told, said))
                    .ifPresentOrElse(cost -> usd = usd.add(cost), () -> unpriced.add(model));
        }

        private static Optional<BigDecimal> cost(Model listed, long told, long said) {
            BigDecimal prompt = listed.promptPrice();
            BigDecimal completion = listed.completionPrice();
            return prompt == null || completion == null
                    ? Optional.empty()
                    : Optional.of(prompt.multiply(BigDecimal.valueOf(told))
                            .add(completion.multiply(BigDecimal.valueOf(said))));
        }

        CouncilEstimate estimate() {
            return new CouncilEstimate(
                    Usd.plain(usd),
                    unpriced.stream()
                            .sorted(Comparator.comparing(ModelRef::provider).thenComparing(ModelRef::model))
                            .toList());
        }
    }
}
