package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.key.Model;
import app.hearth.common.key.Models;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Moments;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ModelWordsTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final Locale before = Locale.getDefault();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void whatIsKnownIsSaidPerMillionTokens() {
        assertThat(facts(128_000, "0.0000025", "0.00001"))
                .isEqualTo("OpenRouter · 128,000 tokens · $2.50 in, $10 out per million tokens");
        assertThat(facts(8_000, "0.00000005", "0.000000075"))
                .isEqualTo("OpenRouter · 8,000 tokens · $0.05 in, $0.075 out per million tokens");
    }

    @Test
    void whatIsUnknownIsNotNothing() {
        assertThat(facts(null, null, null)).isEqualTo("OpenRouter · length unknown · price unknown");
        assertThat(facts(null, "0.1", null)).endsWith("price unknown");
        assertThat(facts(null, "0", "0.000")).endsWith("free");
    }

    @Test
    void germanSaysItInItsOwnWay() {
        assertThat(words(Locale.GERMANY).facts(model(128_000, "0.0000025", "0.00001")))
                .isEqualTo("OpenRouter · 128.000 Tokens · 2,50\u00a0$ rein, 10\u00a0$ raus je Million Tokens");
    }

    @Test
    void aProviderThatDidNotAnswerIsASentenceWithTheAgeOfWhatItToldBefore() {
        Models told = new Models(
                List.of(),
                List.of(
                        new Models.Unavailable("openrouter", ErrorCode.PROVIDER_ERROR),
                        new Models.Unavailable("openai", ErrorCode.VAULT_LOCKED)),
                List.of(new Models.Source("openrouter", NOON, false)),
                NOON);

        assertThat(words(Locale.ENGLISH).problems(told))
                .containsExactly(
                        "OpenRouter did not answer as it should. What you see of OpenRouter is of today, 12:00\u202fPM.",
                        "Your keys are locked. The models of OpenAI are missing here.");
        assertThat(words(Locale.ENGLISH).age(told)).isEqualTo("List as of today, 12:00\u202fPM");
    }

    private static String facts(@Nullable Integer length, @Nullable String in, @Nullable String out) {
        return words(Locale.US).facts(model(length, in, out));
    }

    private static ModelWords words(Locale locale) {
        Locale.setDefault(locale);
        return new ModelWords(new Moments(InstantSource.fixed(NOON), ZoneOffset.UTC));
    }

    private static Model model(@Nullable Integer length, @Nullable String in, @Nullable String out) {
        return new Model(
                "openrouter",
                "x",
                "X",
                length,
                null,
                in == null ? null : new BigDecimal(in),
                out == null ? null : new BigDecimal(out),
                null,
                null);
    }
}
