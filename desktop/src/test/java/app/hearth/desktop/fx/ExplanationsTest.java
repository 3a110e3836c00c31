package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.ProblemException;
import app.hearth.common.client.UnreachableException;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.FieldError;
import app.hearth.common.wire.Problem;
import app.hearth.common.wire.ProviderReason;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExplanationsTest {
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeSaysWhatHappenedAndWhatToDoInBothLanguages(ErrorCode code) throws IOException {
        for (Properties texts : bothLanguages()) {
            assertSentence(texts.getProperty("error." + code.code() + ".what"));
            assertSentence(texts.getProperty("error." + code.code() + ".do"));
        }
        assertComplete(Explanations.of(Problem.of(code, "technical words")));
    }

    @ParameterizedTest
    @EnumSource(ProviderReason.class)
    void everyReasonOfAProviderSaysWhatHappenedAndWhatToDoInBothLanguages(ProviderReason reason) throws IOException {
        for (Properties texts : bothLanguages()) {
            assertSentence(texts.getProperty("provider." + reason.code() + ".what"));
            assertSentence(texts.getProperty("provider." + reason.code() + ".do"));
        }
        assertComplete(Explanations.of(Problem.provider(reason, "technical words")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void aFailureWithoutAnAnswerIsExplainedToo(String language) {
        Locale.setDefault(Locale.of(language));

        assertComplete(Explanations.of(new UnreachableException("connect", new IOException())));
        assertComplete(Explanations.of(new IllegalStateException("a defect")));
    }

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        List<Properties> both = bothLanguages();

        assertThat(both.getLast().keySet()).isEqualTo(both.getFirst().keySet());
    }

    @Test
    void aRefusedKeyNamesTheProviderAndThePageOfItsKeys() {
        Problem refused = Problem.provider(ProviderReason.KEY_REFUSED, "401");

        assertThat(Explanations.of(new ProblemException(refused), "openrouter"))
                .isEqualTo(new Explanation(
                        "OpenRouter refused this key.", "Check it at openrouter.ai/keys, then test again."));
        assertThat(Explanations.of(refused, "my-box").what()).isEqualTo("my-box refused this key.");
        assertThat(Explanations.of(refused).what()).isEqualTo("The provider refused this key.");
    }

    @Test
    void germanPutsTheUnknownProviderInTheRightCase() {
        Locale.setDefault(Locale.GERMAN);

        Explanation cut = Explanations.of(Problem.provider(ProviderReason.CUT_OFF, ""));

        assertThat(cut.what()).contains("Die Verbindung zu dem Anbieter ist");
    }

    @Test
    void theProvidersOwnWordsStayWhereTheySayMore() {
        Problem refused = Problem.provider(ProviderReason.REFUSED_REQUEST, "max_tokens is too large: {9000}");

        assertThat(Explanations.of(refused, "openai").what())
                .isEqualTo("OpenAI did not accept the request. It said: “max_tokens is too large: {9000}”");
    }

    @Test
    void anInvalidFieldIsExplainedByItsOwnSentence() {
        Problem invalid = Problem.invalid(List.of(new FieldError("username", "must have 3 to 64 characters")));

        assertThat(Explanations.of(invalid).what()).isEqualTo("Must have 3 to 64 characters.");
    }

    private static void assertComplete(Explanation explanation) {
        assertSentence(explanation.what());
        assertSentence(explanation.whatToDo());
    }

    private static void assertSentence(String text) {
        assertThat(text).isNotBlank().matches("(?s).*[.”“]").doesNotContain("!", "Please", "please", "Bitte ");
    }

    private static List<Properties> bothLanguages() throws IOException {
        return Stream.of(load("messages.properties"), load("messages_de.properties"))
                .toList();
    }

    private static Properties load(String file) throws IOException {
        Properties texts = new Properties();
        try (var in = Explanations.class.getResourceAsStream(file)) {
            texts.load(new java.io.InputStreamReader(
                    java.util.Objects.requireNonNull(in), java.nio.charset.StandardCharsets.UTF_8));
        }
        return texts;
    }
}
