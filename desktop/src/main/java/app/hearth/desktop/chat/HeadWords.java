package app.hearth.desktop.chat;

import app.hearth.common.conversation.Usage;
import app.hearth.desktop.fx.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/// The line above a message: who speaks, and for an answer which model and what it cost.
final class HeadWords {
    private final ModelPicker models;
    private final ResourceBundle texts;

    HeadWords(ModelPicker models, ResourceBundle texts) {
        this.models = models;
        this.texts = texts;
    }

    /// How the model that gave an answer calls itself; the program when that is not known.
    String modelOf(ChatMessage answer) {
        return answer.model().map(models::nameOf).orElseGet(() -> texts.getString("head.hearth"));
    }

    String of(ChatMessage message) {
        if (message.isQuestion()) {
            return texts.getString("head.you");
        }
        List<String> words = new ArrayList<>();
        words.add(texts.getString(message.isAnswer() ? "head.hearth" : "head.system"));
        message.councilId().ifPresent(_ -> words.add(texts.getString("head.council")));
        message.model().map(models::nameOf).ifPresent(words::add);
        message.usage().map(Usage::costUsd).ifPresent(cost -> words.add(Money.of(cost)));
        return String.join(" · ", words);
    }
}
