package app.hearth.server.council;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.council.CouncilSuggestion;
import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.common.key.ModelSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionTest {
    private static final ModelSettings NONE = new ModelSettings(List.of(), null);

    private final List<Model> open = new ArrayList<>();

    private void opens(String provider, String... ids) {
        Arrays.stream(ids).forEach(id -> open.add(model(provider, id, null)));
    }

    private static Model model(String provider, String id, @Nullable String completionPrice) {
        BigDecimal price = completionPrice == null ? null : new BigDecimal(completionPrice);
        return new Model(provider, id, id, null, null, price, price, null, null);
    }

    private List<String> seats(ModelSettings chosen) {
        CouncilSuggestion suggestion = Suggestion.of(open, chosen);
        assertThat(suggestion.chairman())
                .isEqualTo(
                        suggestion.seats().isEmpty() ? null : suggestion.seats().getFirst());
        return suggestion.seats().stream().map(ModelRef::model).toList();
    }

    private List<String> seats() {
        return seats(NONE);
    }

    private static ModelSettings favourites(String provider, String... ids) {
        return new ModelSettings(
                Arrays.stream(ids).map(id -> new ModelRef(provider, id)).toList(), null);
    }

    /// As it lists them: the newest first, whoever made them, among 300.
    private void openRouter() {
        opens(
                "openrouter",
                "openrouter/auto",
                "z-ai/glm-4.6v",
                "openai/gpt-5.1-codex-mini",
                "openai/gpt-5.1-chat",
                "openai/gpt-5-image",
                "google/gemini-3-pro-image-preview",
                "x-ai/grok-4.1-fast",
                "google/gemini-3-pro-preview",
                "openai/gpt-5.1",
                "anthropic/claude-haiku-4.5",
                "anthropic/claude-sonnet-4.5",
                "openai/o4-mini-deep-research",
                "openai/gpt-oss-120b:free",
                "deepseek/deepseek-v3.2",
                "google/gemma-3-27b-it",
                "meta-llama/llama-4-maverick:free",
                "meta-llama/llama-guard-4-12b",
                "mistralai/mistral-large-2411",
                "x-ai/grok-4");
        open.add(model("openrouter", "openai/gpt-5.2-pro", "0.000168"));
        open.add(model("openrouter", "anthropic/claude-opus-4.5", "0.000025"));
        for (int i = open.size(); i < 300; i++) {
            opens("openrouter", "maker-" + i % 60 + "/model-" + i);
        }
    }

    @Test
    void whoHasOneKeyForEverythingGetsTheBestOfFourKnownMakers() {
        openRouter();
        assertThat(seats())
                .containsExactly(
                        "openai/gpt-5.1",
                        "google/gemini-3-pro-preview",
                        "anthropic/claude-opus-4.5",
                        "x-ai/grok-4.1-fast");
    }

    @Test
    void whoHasThreeLocalModelsGetsAllOfThem() {
        opens("ollama", "llama3.2:3b", "qwen2.5:7b", "mistral:latest");
        assertThat(seats()).containsExactly("llama3.2:3b", "qwen2.5:7b", "mistral:latest");
        opens("ollama", "nomic-embed-text:latest");
        assertThat(seats()).hasSize(3);
    }

    @Test
    void localModelsOfOneFamilyStepBackBehindOthers() {
        opens("ollama", "llama3.2:1b", "llama3.2:3b", "llama3.3:70b", "qwen3:8b", "hf.co/some/gemma-3:Q4", "phi4");
        assertThat(seats()).containsExactly("llama3.3:70b", "qwen3:8b", "hf.co/some/gemma-3:Q4", "phi4");
    }

    @Test
    void localModelsOfOneFamilyMakeACouncilWhenThereIsNoOther() {
        opens("ollama", "llama3.2:1b", "llama3.2:3b", "llama3.3:70b", "llama3:8b");
        assertThat(seats()).containsExactly("llama3.3:70b", "llama3.2:1b", "llama3.2:3b");
    }

    @Test
    void whoHasKeysOfThreeMakersGetsTheirNewest() {
        opens(
                "anthropic",
                "claude-opus-4-5-20251101",
                "claude-haiku-4-5-20251001",
                "claude-sonnet-4-5-20250929",
                "claude-3-5-haiku-20241022");
        opens(
                "gemini",
                "models/gemini-2.5-pro",
                "models/gemini-2.5-flash",
                "models/gemma-3-1b-it",
                "models/gemini-3-pro-preview",
                "models/embedding-001",
                "models/imagen-4.0-generate-001");
        opens(
                "openai",
                "gpt-4-0613",
                "gpt-4",
                "gpt-3.5-turbo",
                "gpt-5-nano",
                "gpt-5.1-2025-11-13",
                "gpt-5.1-codex",
                "gpt-5.1",
                "text-embedding-3-large",
                "whisper-1",
                "gpt-realtime-2025-08-28",
                "dall-e-3",
                "tts-1-hd",
                "o3-deep-research");
        assertThat(seats()).containsExactly("gpt-5.1", "models/gemini-3-pro-preview", "claude-opus-4-5-20251101");
    }

    @Test
    void twoMakersGiveTwoEach() {
        opens("openai", "gpt-5.1", "gpt-5.1-2025-11-13", "gpt-4o-2024-08-06");
        opens("anthropic", "claude-opus-4-5", "claude-opus-4-1");
        assertThat(seats()).containsExactly("gpt-5.1", "claude-opus-4-5", "gpt-4o-2024-08-06", "claude-opus-4-1");
    }

    @Test
    void theDemoMakesACouncilOfThreeThatAreNotSlow() {
        opens("demo", "hearth-demo", "hearth-demo-slow", "hearth-demo-thinking", "hearth-demo-dry", "hearth-demo-shy");
        assertThat(seats()).containsExactly("hearth-demo", "hearth-demo-dry", "hearth-demo-shy");
    }

    @Test
    void whereNothingWasListedOrOnlyOneModelThereIsNoCouncil() {
        assertThat(seats()).isEmpty();
        assertThat(seats(favourites("openai", "gpt-5.1", "gpt-4"))).isEmpty();
        opens("openai", "gpt-5.1", "gpt-5.1-2025-11-13", "text-embedding-3-large");
        assertThat(seats()).isEmpty();
        opens("openai", "gpt-4");
        assertThat(seats()).containsExactly("gpt-5.1", "gpt-4");
    }

    @Test
    void threeFavouritesAreACouncilAndOfMoreTheFirstFour() {
        openRouter();
        String[] ids = {
            "maker-30/model-30", "openai/gpt-5.1-codex-mini", "openai/gpt-5.1", "x-ai/grok-4", "maker-31/model-31"
        };
        for (int count : new int[] {3, 4}) {
            assertThat(seats(favourites("openrouter", Arrays.copyOf(ids, count))))
                    .containsExactly(Arrays.copyOf(ids, count));
        }
        assertThat(seats(favourites("openrouter", ids))).containsExactly(Arrays.copyOf(ids, 4));
    }

    @Test
    void fewerFavouritesAreJoinedByOtherMakers() {
        openRouter();
        assertThat(seats(favourites("openrouter", "x-ai/grok-4", "openai/gpt-5.1-chat")))
                .containsExactly(
                        "x-ai/grok-4",
                        "openai/gpt-5.1-chat",
                        "google/gemini-3-pro-preview",
                        "anthropic/claude-opus-4.5");
    }

    @Test
    void theDefaultSitsFirstAndOnceAndWhatNoKeyOpensNowhere() {
        openRouter();
        ModelRef grok = new ModelRef("openrouter", "x-ai/grok-4");
        ModelRef gone = new ModelRef("openrouter", "openai/gpt-4");
        ModelRef maker = new ModelRef("openrouter", "maker-30/model-30");
        assertThat(seats(new ModelSettings(List.of(gone, maker, grok), grok)))
                .containsExactly("x-ai/grok-4", "maker-30/model-30", "openai/gpt-5.1", "google/gemini-3-pro-preview");
        assertThat(seats(new ModelSettings(List.of(), gone))).hasSize(4).doesNotContain("openai/gpt-4");
    }

    @Test
    void aFavouriteOfTheOnlyMakerIsJoinedByItsNextBest() {
        opens("anthropic", "claude-opus-4-5", "claude-sonnet-4-5", "claude-opus-4-1");
        assertThat(seats(favourites("anthropic", "claude-sonnet-4-5")))
                .containsExactly("claude-sonnet-4-5", "claude-opus-4-5", "claude-opus-4-1");
    }

    @Test
    void aModelThatTwoKeysOpenSitsOnceAndIsAskedAtItsMaker() {
        opens("openrouter", "anthropic/claude-opus-4.5", "anthropic/claude-opus-4.1");
        opens("anthropic", "claude-opus-4-5-20251101", "claude-opus-4-1-20250805");
        assertThat(seats()).containsExactly("claude-opus-4-5-20251101", "claude-opus-4-1-20250805");
    }

    @Test
    void whatIsHeldInReserveSitsWhenItsMakerHasNothingElse() {
        opens("openrouter", "openai/gpt-5-mini", "google/gemma-3-27b-it:free");
        open.add(model("openrouter", "anthropic/claude-opus-4", "0.000075"));
        assertThat(seats())
                .containsExactly("openai/gpt-5-mini", "google/gemma-3-27b-it:free", "anthropic/claude-opus-4");
    }

    @Test
    void aModelSitsOnceUnderAllItsNames() {
        opens("openai", "gpt-5.1", "gpt-5.1-2025-11-13", "gpt-4");
        assertThat(seats(favourites("openai", "gpt-5.1-2025-11-13"))).containsExactly("gpt-5.1-2025-11-13", "gpt-4");
        open.clear();
        opens("openrouter", "qwen/qwen3-max-2507:free", "qwen/qwen3-max", "~qwen/qwen-latest", "qwen/qwen2-max");
        assertThat(seats()).containsExactly("qwen/qwen3-max", "qwen/qwen2-max");
    }

    @Test
    void whatIsHeldInReserveStepsBackBehindOlderOnes() {
        opens("openai", "gpt-5.1-mini", "gpt-5");
        opens("openrouter", "deepseek/deepseek-v3.2:free", "deepseek/deepseek-v3.1");
        opens("openrouter", "google/gemma-4-27b-it", "google/gemini-3-pro");
        assertThat(seats()).containsExactly("gpt-5", "google/gemini-3-pro", "deepseek/deepseek-v3.1");
    }

    @Test
    void aDatedEditionGoesBeforeAVariant() {
        opens("openai", "gpt-5.1-chat", "gpt-5.1-2025-11-13");
        assertThat(seats()).containsExactly("gpt-5.1-2025-11-13", "gpt-5.1-chat");
    }

    @Test
    void whatStandsBehindAColonTellsNoGenerationAndHoldsNothingBack() {
        opens("ollama", "llama3.2:latest", "llama3.3:70b", "phi:14-q4", "phi3:latest", "mistral");
        assertThat(seats()).containsExactly("llama3.3:70b", "phi3:latest", "mistral");
    }

    @Test
    void aHostOrAFolderBeforeASlashIsNoMaker() {
        opens("ollama", "hf.co/some/gemma-3:Q4", "hf.co/some/qwen3:Q4", "llama3.2:3b");
        assertThat(seats()).containsExactly("hf.co/some/gemma-3:Q4", "hf.co/some/qwen3:Q4", "llama3.2:3b");
        open.clear();
        opens("fireworks", "accounts/f/models/llama-4", "accounts/f/models/qwen3", "models/kimi-k2", "models/glm-4");
        assertThat(seats())
                .containsExactly(
                        "accounts/f/models/llama-4", "accounts/f/models/qwen3", "models/kimi-k2", "models/glm-4");
    }

    @Test
    void theOrderOfTheListsDoesNotMatterWhereNamesTellMore() {
        openRouter();
        List<String> first = seats();
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(open, new Random(seed));
            assertThat(seats()).as("seed " + seed).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5.1, gpt-5",
        "gpt-4o-2024-08-06, gpt-3.5-turbo-16k",
        "gpt-5-2025-08-07, gpt-4-1106-preview",
        "claude-sonnet-4-20250514, claude-3-7-sonnet-latest",
        "claude-3-5-sonnet-20241022, claude-3-opus-20240229",
        "gemini-3-pro-preview, gemini-2.5-pro",
        "gemini-2.0-flash-001, gemini-1.5-pro",
        "deepseek-v3.2, deepseek-r1-0528",
        "grok-4.10, grok-4.9",
        "mistral-medium-3.1, mistral-large-2411",
        "gpt-4, gpt-oss-120b",
        "mixtral-2, mixtral-8x7b",
        "llama-4, llama-3-70b"
    })
    void theNewerGenerationGoesFirst(String newer, String older) {
        opens("openai", older, newer);
        assertThat(seats().getFirst()).isEqualTo(newer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text-embedding-3-small",
                "nomic-embed-text:latest",
                "omni-moderation-latest",
                "gpt-4o-audio-preview",
                "gpt-4o-mini-tts",
                "gpt-4o-transcribe",
                "dall-e-3",
                "sora-2",
                "models/veo-3.0-generate-001",
                "models/gemini-2.5-flash-image",
                "models/gemini-live-2.5-flash-preview",
                "models/aqa",
                "babbage-002",
                "meta-llama/llama-guard-4-12b",
                "openrouter/auto"
            })
    void whatDoesNotTalkIsNoCandidate(String id) {
        opens("home", id, "one");
        assertThat(seats()).isEmpty();
        opens("home", "two");
        assertThat(seats()).containsExactly("one", "two");
    }
}
