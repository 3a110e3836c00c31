package app.hearth.desktop.chat;

import app.hearth.common.conversation.Usage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.ResourceBundle;

/// The line above a message: who speaks, and for an answer which model and what it cost.
final class HeadWords {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final ModelPicker models;
    private final ResourceBundle texts;

    HeadWords(ModelPicker models, ResourceBundle texts) {
        this.models = models;
        this.texts = texts;
    }

    String of(ChatMessage message) {
        if (message.isQuestion()) {
            return texts.getString("head.you");
        }
        List<String> words = new ArrayList<>();
        words.add(texts.getString(message.isAnswer() ? "head.hearth" : "head.system"));
        message.model().map(models::nameOf).ifPresent(words::add);
        message.usage().map(Usage::costUsd).ifPresent(cost -> words.add(money(cost)));
        return String.join(" · ", words);
    }

    /// Small sums keep two digits that say something.
    static String money(BigDecimal cost) {
        NumberFormat format = NumberFormat.getCurrencyInstance();
        format.setCurrency(Currency.getInstance("USD"));
        BigDecimal shown = cost;
        if (cost.signum() > 0 && cost.compareTo(CENT) < 0) {
            shown = cost.round(new MathContext(2, RoundingMode.HALF_UP)).stripTrailingZeros();
            format.setMaximumFractionDigits(Math.max(2, shown.scale()));
        } else {
            format.setMaximumFractionDigits(3);
        }
        return format.format(shown);
    }
}
