package app.hearth.desktop.chat;

import app.hearth.common.conversation.Usage;
import app.hearth.desktop.fx.KnownProvider;
import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Money;
import app.hearth.desktop.fx.Views;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// What is known of how an answer came about: which model of whose gave it, what it took and cost, and when it was
/// asked for. What is not known is said to be unknown.
final class AnswerFacts {
    private final ModelPicker models;
    private final Moments moments;
    private final ResourceBundle texts = Views.texts(AnswerFacts.class);

    AnswerFacts(ModelPicker models, Moments moments) {
        this.models = models;
        this.moments = moments;
    }

    /// One fact each.
    List<String> of(ChatMessage answer) {
        return List.of(model(answer), tokens(answer), cost(answer), moments.of(answer.madeAt()));
    }

    private String model(ChatMessage answer) {
        return answer.model()
                .map(model -> models.nameOf(model) + " · " + KnownProvider.nameOf(model.provider()))
                .orElseGet(() -> texts.getString("facts.model.unknown"));
    }

    private String tokens(ChatMessage answer) {
        Integer in = answer.usage().map(Usage::promptTokens).orElse(null);
        Integer out = answer.usage().map(Usage::completionTokens).orElse(null);
        return in == null && out == null
                ? texts.getString("facts.tokens.unknown")
                : texts.getString("facts.tokens").formatted(count(in), count(out));
    }

    private String count(@Nullable Integer tokens) {
        return tokens == null
                ? texts.getString("facts.unknown")
                : NumberFormat.getIntegerInstance().format(tokens);
    }

    private String cost(ChatMessage answer) {
        Optional<BigDecimal> cost = answer.usage().map(Usage::costUsd);
        return cost.map(usd -> texts.getString("facts.cost").formatted(Money.of(usd)))
                .orElseGet(() -> texts.getString("facts.cost.unknown"));
    }
}
