package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.Usage;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How full a model is, before the real server, whose demo model holds 32,768 tokens.
final class ContextGaugeIT extends AtTheRealServer {
    private static final int ROOM = 32_768;

    ContextGaugeIT(@TempDir Path data) throws Exception {
        super(data);
    }

    private long tokens() {
        return chat.gauge().filling().get().map(ContextGauge.Filling::tokens).orElse(0L);
    }

    @Test
    void nothingTakesNothingAndWhatIsWrittenTakesSome() {
        chat.models().selectedProperty().set(PLAIN);
        assertThat(chat.gauge().filling().get()).isEmpty();
        chat.draftProperty().set("abcdef");

        assertThat(chat.gauge().filling().get()).contains(new ContextGauge.Filling(2, ROOM, "Demo: canned answers"));
        chat.models().selectedProperty().set(new ModelName("demo", "unknown"));
        assertThat(chat.gauge().filling().get()).isEmpty();
    }

    @Test
    void afterAnAnswerItIsWhatTheProviderCounted() {
        chat.models().selectedProperty().set(PLAIN);
        ask("Where to?");
        await(() -> !chat.answeringProperty().get() && chat.messages().size() == 2);
        Usage usage = chat.messages().getLast().usage().orElseThrow();
        int counted = Objects.requireNonNull(usage.promptTokens()) + Objects.requireNonNull(usage.completionTokens());

        assertThat(tokens()).isEqualTo(counted);
        chat.draftProperty().set("abcdef");
        assertThat(tokens()).isEqualTo(counted + 2);
        chat.editing().beginLast();
        assertThat(tokens()).as("only the question that is written anew").isEqualTo(3);
    }

    @Test
    void whatNobodyCountedIsEstimatedUpToWhereTheModelIsFull() {
        ConversationId trip = conversation();
        MessageId first = note(trip, null, Role.USER, "x".repeat(200_000));
        MessageId second = note(trip, first, Role.ASSISTANT, "x".repeat(200_000));
        note(trip, second, Role.USER, "abc");
        open(chat, trip);
        chat.models().selectedProperty().set(PLAIN);

        assertThat(tokens()).isEqualTo(1 + 66_667);
        assertThat(chat.gauge().filling().get().orElseThrow().part()).isGreaterThan(1);
    }
}
