package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.Usage;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Moments;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AnswerFactsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Locale before = Locale.getDefault();
    private final HearthClient nobody = new HearthClient(ClientOptions.to(URI.create("http://127.0.0.1:9")));

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.US);
    }

    @AfterEach
    void close() {
        Locale.setDefault(before);
        nobody.close();
    }

    private List<String> facts(Message answer) {
        Moments moments = new Moments(InstantSource.fixed(NOON.plus(Duration.ofHours(2))), ZoneOffset.UTC);
        ModelPicker models = new ModelPicker(nobody, new Background(Runnable::run, Runnable::run));
        return new AnswerFacts(models, moments).of(new ChatMessage(answer));
    }

    private static Message answer(@Nullable String provider, @Nullable String model, @Nullable Usage usage) {
        return new Message(
                MessageId.next(InstantSource.system()),
                ConversationId.next(InstantSource.system()),
                null,
                Role.ASSISTANT,
                "So.",
                null,
                provider,
                model,
                MessageStatus.COMPLETE,
                null,
                usage,
                null,
                List.of(),
                null,
                null,
                NOON);
    }

    @Test
    void theModelItsProviderTheTokensTheCostAndTheTimeAreTold() {
        assertThat(facts(answer("openrouter", "small-1", new Usage(12_345, 678, new BigDecimal("0.0042")))))
                .map(fact -> fact.replace('\u202f', ' '))
                .containsExactly(
                        "small-1 · OpenRouter", "Tokens: 12,345 in, 678 out", "Cost: $0.0042", "today, 12:00 PM");
    }

    @Test
    void moneyAndNumbersAreWrittenAsWhereThePersonLives() {
        Locale.setDefault(Locale.GERMANY);

        assertThat(facts(answer("openrouter", "small-1", new Usage(12_345, 678, new BigDecimal("0.0042")))))
                .map(fact -> fact.replace('\u00a0', ' '))
                .contains("Tokens: 12.345 rein, 678 raus", "Kosten: 0,0042 $");
    }

    @Test
    void whatIsUnknownIsSaidToBeUnknownAndNeverNothing() {
        assertThat(facts(answer(null, null, null))).startsWith("Model unknown", "Tokens unknown", "Cost unknown");
        assertThat(facts(answer("ollama", "llama", new Usage(null, 7, null))))
                .startsWith("llama · Ollama", "Tokens: unknown in, 7 out", "Cost unknown");
    }
}
