package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.EstimatedTokens;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Usage;
import app.hearth.common.key.Model;
import app.hearth.desktop.council.CouncilChoiceViewModel;
import java.util.Comparator;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.LongBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// How much of what the chosen model holds, or that one of a council which holds least, the conversation takes, with
/// what stands in the composer. The provider counted up to the last answer that says what it took (a council's says
/// what all its calls took); what came after is estimated. Empty while nothing is known of the model's room, or nothing
/// takes any. Confined to the UI thread.
final class ContextGauge {
    private final ModelPicker models;
    private final CouncilChoiceViewModel council;
    private final ObservableList<ChatMessage> messages;
    private final ObservableValue<@Nullable MessageId> edited;
    private final ObservableValue<String> draft;
    private final ChosenFiles files;
    private final ObjectBinding<Optional<Filling>> filling;
    private final LongBinding tokens;

    /// @param tokens about how many there are
    /// @param room how many the model holds, its answer included
    record Filling(long tokens, int room, String model) {
        /// Of the room; more than 1 when it does not suffice.
        double part() {
            return (double) tokens / room;
        }
    }

    /// @param edited the question that is written anew, which with all that follows it will not be told
    /// @param answering whose changes say that more is known
    ContextGauge(
            ModelPicker models,
            ObservableList<ChatMessage> messages,
            ObservableValue<@Nullable MessageId> edited,
            Readiness.Written written,
            ObservableValue<Boolean> answering) {
        this.models = models;
        this.council = written.council();
        this.messages = messages;
        this.edited = edited;
        this.draft = written.text();
        this.files = written.files();
        this.filling = Bindings.createObjectBinding(
                this::fill,
                models.selectedProperty(),
                models.models(),
                council.on(),
                council.seats().seats(),
                council.seats().chairman(),
                messages,
                edited,
                draft,
                files.shown(),
                answering);
        this.tokens = Bindings.createLongBinding(
                () -> tokens(Integer.MAX_VALUE), messages, edited, draft, files.shown(), answering);
    }

    /// About how many tokens whoever is asked now will be told.
    LongBinding tokens() {
        return tokens;
    }

    ObjectBinding<Optional<Filling>> filling() {
        return filling;
    }

    private Optional<Filling> fill() {
        Optional<Model> model = council.on().get() ? tightest() : models.selected();
        Integer room = model.map(Model::contextLength).orElse(null);
        if (room == null || room <= 0) {
            return Optional.empty();
        }
        long tokens = tokens(room);
        return tokens == 0
                ? Optional.empty()
                : Optional.of(new Filling(tokens, room, model.get().name()));
    }

    /// Of those who will be told all of it.
    private Optional<Model> tightest() {
        return council.asked().stream()
                .filter(model -> model.contextLength() != null)
                .min(Comparator.comparing(Model::contextLength));
    }

    private long tokens(int room) {
        return EstimatedTokens.ofText(draft.getValue())
                + files.there().stream().mapToLong(ContextGauge::tokens).sum()
                + told(room);
    }

    /// What the messages take, looked at from the end, and no further than to the first of which it is known, or to
    /// where the room is full.
    private long told(int room) {
        long tokens = 0;
        for (int index = end() - 1; index >= 0 && tokens <= room; index--) {
            ChatMessage message = messages.get(index);
            Usage usage =
                    message.councilId().isPresent() ? null : message.usage().orElse(null);
            if (usage != null && usage.promptTokens() != null && usage.completionTokens() != null) {
                return tokens + usage.promptTokens() + usage.completionTokens();
            }
            tokens += EstimatedTokens.ofText(message.text())
                    + message.attachments().stream()
                            .mapToLong(ContextGauge::tokens)
                            .sum();
        }
        return tokens;
    }

    private int end() {
        MessageId question = edited.getValue();
        for (int index = 0; question != null && index < messages.size(); index++) {
            if (messages.get(index).id().equals(question)) {
                return index;
            }
        }
        return messages.size();
    }

    private static long tokens(Attachment file) {
        return file.image() ? EstimatedTokens.PICTURE : EstimatedTokens.ofText(file.size());
    }
}
