package app.hearth.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.TokenStore;
import app.hearth.common.key.LocalProvider;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.KnownProvider;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Without a toolkit, before a server that answers what it is told.
final class FirstKeyViewModelIT {
    private static final String FOUND = "GET /settings/local-providers";
    private static final String REFUSED = """
            {"type":"about:blank","title":"t","status":502,"detail":"d","code":"provider_error",
            "reason":"%s"}""";

    private final Locale before = Locale.getDefault();
    private final FakeHearth hearth = FakeHearth.empty();
    private final HearthClient client =
            new HearthClient(ClientOptions.to(hearth.address()).withTokens(tokens()));
    private final KeysViewModel keys = new KeysViewModel(client, Background.sameThread());
    private final KeyFormViewModel form = new KeyFormViewModel(keys);
    private final FirstKeyViewModel first = new FirstKeyViewModel(keys);

    private static TokenStore tokens() {
        TokenStore store = TokenStore.inMemory();
        store.save(Secret.of("s.1.a.v"));
        return store;
    }

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
        keys.load();
        hearth.on("POST /settings/api-key", 201, FakeHearth.key("openrouter", "…f3a9", "ok"));
    }

    @AfterEach
    void close() {
        client.close();
        hearth.close();
        Locale.setDefault(before);
    }

    @Test
    void nothingIsOfferedWhereNothingRunsOrTheServerCannotLook() {
        first.look();
        assertThat(first.local().get()).isEmpty();

        hearth.on(FOUND, 200, page(local("http://127.0.0.1:11434/v1", 1)));
        first.look();
        assertThat(first.local().get()).isPresent();
        hearth.on(FOUND, 404, FakeHearth.problem(404, "not_found"));
        first.look();
        assertThat(first.local().get()).isEmpty();
    }

    @Test
    void ofTwoTheOneWithModelsIsOfferedAndOneClickUsesItWithoutAKey() {
        hearth.on(FOUND, 200, page(local("http://127.0.0.1:11434/v1", 0), local("http://127.0.0.1:7000/v1", 3)));
        hearth.on("POST /settings/api-key", 201, FakeHearth.key("ollama", "…", "ok"));
        hearth.on("POST /settings/api-key/ollama/test", 200, "{\"ok\":true,\"models\":3}");

        first.look();
        assertThat(first.local().get()).map(LocalProvider::models).contains(3);
        first.use();

        assertThat(hearth.requests())
                .anyMatch(request -> request.contains("\"base_url\":\"http://127.0.0.1:7000/v1\"")
                        && !request.contains("\"key\":\""));
        assertThat(keys.any().get()).isTrue();
        assertThat(first.failure().get()).isEmpty();
    }

    @Test
    void aKeyThatIsRefusedDoesNotLeadIntoAnEmptyRoom() {
        hearth.on("POST /settings/api-key/openrouter/test", 502, REFUSED.formatted("key_refused"));
        form.key().set("sk-or-wrong");
        form.save();

        assertThat(keys.any().get()).isFalse();
        assertThat(failure().what()).contains("OpenRouter").contains("key");
        assertThat(failure().whatToDo()).contains("openrouter.ai/keys");

        hearth.on("POST /settings/api-key/openrouter/test", 200, "{\"ok\":true,\"models\":312}");
        form.key().set("sk-or-right");
        form.save();
        assertThat(keys.any().get()).isTrue();
        assertThat(first.failure().get()).isEmpty();
    }

    @Test
    void whoHasNoNetworkJustNowMayGoOnAllTheSame() {
        hearth.on("POST /settings/api-key/openrouter/test", 502, REFUSED.formatted("unreachable"));
        form.key().set("sk-or-right");
        form.save();
        assertThat(failure().what()).contains("OpenRouter");
        assertThat(keys.any().get()).isFalse();

        first.goOn();
        assertThat(keys.any().get()).isTrue();
        assertThat(first.failure().get()).isEmpty();
    }

    @Test
    void anOllamaWithoutAModelSaysHowToGetOne() {
        hearth.on("POST /settings/api-key", 201, FakeHearth.key("ollama", "…", "ok"));
        hearth.on("POST /settings/api-key/ollama/test", 200, "{\"ok\":true,\"models\":0}");
        form.choice().set(new ProviderChoice(Optional.of(KnownProvider.OLLAMA)));
        form.save();

        assertThat(keys.any().get()).isFalse();
        assertThat(failure().whatToDo()).contains("ollama pull ");
    }

    @Test
    void aKeyThatOpensNothingIsNoKeyToStartWith() {
        hearth.on("POST /settings/api-key/openrouter/test", 200, "{\"ok\":true,\"models\":0}");
        form.key().set("sk-or-poor");
        form.save();

        assertThat(keys.any().get()).isFalse();
        assertThat(failure().what()).isEqualTo("This key works, but opens no models.");
    }

    @Test
    void aKeyIsBeingTriedUntilItIsKnownAndWhatComesLateOfAnotherOneIsNotSaid() {
        Deque<Runnable> work = new ArrayDeque<>();
        KeysViewModel slow = new KeysViewModel(client, new Background(work::add, Runnable::run));
        FirstKeyViewModel waiting = new FirstKeyViewModel(slow);
        KeyFormViewModel paste = new KeyFormViewModel(slow);
        hearth.on("POST /settings/api-key/openrouter/test", 502, REFUSED.formatted("key_refused"));
        hearth.on("POST /settings/api-key/ollama/test", 200, "{\"ok\":true,\"models\":0}");
        paste.key().set("sk-or-wrong");
        paste.save();
        work.remove().run();
        assertThat(waiting.trying().get()).isTrue();

        hearth.on("POST /settings/api-key", 201, FakeHearth.key("ollama", "…", "ok"));
        paste.choice().set(new ProviderChoice(Optional.of(KnownProvider.OLLAMA)));
        paste.save();
        Runnable late = work.remove();
        work.remove().run();
        late.run();
        assertThat(waiting.trying().get()).isTrue();
        assertThat(waiting.failure().get()).isEmpty();
        work.remove().run();
        assertThat(waiting.trying().get()).isFalse();
        assertThat(waiting.failure().get()).isPresent();
    }

    private Explanation failure() {
        return first.failure().get().orElseThrow();
    }

    private static String page(String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"next_cursor\":null}";
    }

    private static String local(String address, int models) {
        return "{\"provider\":\"ollama\",\"base_url\":\"" + address + "\",\"version\":\"0.12\",\"models\":" + models
                + "}";
    }
}
