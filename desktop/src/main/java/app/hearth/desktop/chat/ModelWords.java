package app.hearth.desktop.chat;

import app.hearth.common.key.Model;
import app.hearth.common.key.Models;
import app.hearth.common.wire.Problem;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.KnownProvider;
import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Views;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.ResourceBundle;

/// What is said of models and of the lists they come from. What is not known is said to be unknown.
final class ModelWords {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final Moments moments;
    private final ResourceBundle texts = Views.texts(ModelWords.class);

    ModelWords(Moments moments) {
        this.moments = moments;
    }

    /// Whose it is, how much it holds and what it costs.
    String facts(Model model) {
        return String.join(" · ", KnownProvider.nameOf(model.provider()), context(model), price(model));
    }

    private String context(Model model) {
        Integer length = model.contextLength();
        return length == null
                ? texts.getString("model.context.unknown")
                : texts.getString("model.context")
                        .formatted(NumberFormat.getIntegerInstance().format(length));
    }

    private String price(Model model) {
        BigDecimal in = model.promptPrice();
        BigDecimal out = model.completionPrice();
        if (in == null || out == null) {
            return texts.getString("model.price.unknown");
        }
        return in.signum() == 0 && out.signum() == 0
                ? texts.getString("model.price.free")
                : texts.getString("model.price").formatted(perMillion(in), perMillion(out));
    }

    private static String perMillion(BigDecimal perToken) {
        NumberFormat format = NumberFormat.getCurrencyInstance();
        format.setCurrency(Currency.getInstance("USD"));
        BigDecimal price =
                perToken.multiply(MILLION).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
        format.setMinimumFractionDigits(price.scale() <= 0 ? 0 : 2);
        format.setMaximumFractionDigits(Math.max(2, price.scale()));
        return format.format(price);
    }

    /// Whether it sees pictures, as far as that is known; empty when it is not.
    String sight(Model model) {
        Boolean vision = model.vision();
        return vision == null ? "" : texts.getString(vision ? "model.sees" : "model.blind");
    }

    /// How old the oldest of the lists is.
    String age(Models told) {
        return texts.getString("model.age").formatted(moments.of(told.fetchedAt()));
    }

    /// A sentence for each provider that did not tell its list when it was last asked.
    List<String> problems(Models told) {
        return told.problems().stream().map(silent -> problem(silent, told)).toList();
    }

    private String problem(Models.Unavailable silent, Models told) {
        String what = Explanations.of(Problem.of(silent.code(), silent.code().title()), silent.provider())
                .what();
        String provider = KnownProvider.nameOf(silent.provider());
        String rest = told.providers().stream()
                .filter(source -> source.provider().equals(silent.provider()))
                .findFirst()
                .map(source -> texts.getString("model.older").formatted(provider, moments.of(source.fetchedAt())))
                .orElseGet(() -> texts.getString("model.silent").formatted(provider));
        return what + " " + rest;
    }
}
