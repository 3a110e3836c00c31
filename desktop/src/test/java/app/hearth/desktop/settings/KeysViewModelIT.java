package app.hearth.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.KnownProvider;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Provider keys, without a toolkit, before a server that answers what it is told.
final class KeysViewModelIT {
    private static final String REFUSED = """
            {"type":"about:blank","title":"t","status":502,"detail":"d","code":"provider_error",
            "reason":"key_refused"}""";

    private final Locale before = Locale.getDefault();
    private final FakeHearth hearth = FakeHearth.empty();
    private final HearthClient client =
            new HearthClient(ClientOptions.to(hearth.address()).withTokens(tokens()));
    private final KeysViewModel keys = new KeysViewModel(client, Background.sameThread());
    private final KeyFormViewModel form = new KeyFormViewModel(keys);

    private static TokenStore tokens() {
        TokenStore store = TokenStore.inMemory();
        store.save(Secret.of("s.1.a.v"));
        return store;
    }

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        client.close();
        hearth.close();
        Locale.setDefault(before);
    }

    @Test
    void noKeyIsKnownOnlyOnceTheServerHasSaidSo() {
        assertThat(keys.loaded().get()).isFalse();

        keys.load();

        assertThat(keys.loaded().get()).isTrue();
        assertThat(keys.any().get()).isFalse();
    }

    @Test
    void aSavedKeyIsTestedAtOnceAndTold() {
        AtomicInteger changes = new AtomicInteger();
        keys.onChanged(changes::incrementAndGet);
        hearth.on("POST /settings/api-key", 201, FakeHearth.key("openrouter", "…f3a9", "ok"));
        hearth.on("POST /settings/api-key/openrouter/test", 200, "{\"ok\":true,\"models\":312}");

        form.key().set(" sk-or-secret ");
        form.save();

        assertThat(hearth.requests()).anyMatch(request -> request.contains("\"key\":\"sk-or-secret\""));
        assertThat(keys.rows()).hasSize(1);
        assertThat(keys.rows().getFirst().result().get()).isEqualTo(new KeyTestResult.Works(312));
        assertThat(form.key().get())
                .as("the pasted key does not stay in the window")
                .isEmpty();
        assertThat(changes).hasPositiveValue();
    }

    @Test
    void aRefusedKeySaysWhoRefusedItAndWhereToCheck() {
        hearth.on("POST /settings/api-key", 201, FakeHearth.key("openrouter", "…f3a9", "ok"));
        hearth.on("POST /settings/api-key/openrouter/test", 502, REFUSED);

        form.key().set("sk-or-wrong");
        form.save();

        KeyTestResult.Fails fails =
                (KeyTestResult.Fails) keys.rows().getFirst().result().get();
        assertThat(fails.why().what()).isEqualTo("OpenRouter refused this key.");
        assertThat(fails.why().whatToDo()).isEqualTo("Check it at openrouter.ai/keys, then test again.");
    }

    @Test
    void anotherProviderNeedsANameAndAnAddressAndMayHaveNoKey() {
        form.choice().set(ProviderChoice.OTHER);
        form.name().set("  ");
        form.address().set("example.org");
        form.save();
        assertThat(form.nameProblem().get()).isNotEmpty();
        assertThat(form.addressProblem().get()).isEqualTo("An address starts with https:// or http://.");

        hearth.on("POST /settings/api-key", 201, FakeHearth.key("workshop-server", "", "ok"));
        form.name().set("Workshop Server");
        form.address().set("http://127.0.0.1:9000/v1");
        form.save();

        assertThat(hearth.requests())
                .anyMatch(request -> request.contains("\"provider\":\"workshop-server\"")
                        && request.contains("\"base_url\":\"http://127.0.0.1:9000/v1\"")
                        && !request.contains("\"key\""));
    }

    @Test
    void aLocalOllamaIsConnectedWithoutAKey() {
        form.choice().set(new ProviderChoice(Optional.of(KnownProvider.OLLAMA)));
        form.key().set("left over");
        hearth.on("POST /settings/api-key", 201, FakeHearth.key("ollama", "", "ok"));

        form.save();

        assertThat(hearth.requests()).anyMatch(request -> request.contains("\"provider\":\"ollama\""));
        assertThat(hearth.requests()).noneMatch(request -> request.contains("left over"));
    }

    @Test
    void aMissingKeyIsSaidAtTheKey() {
        form.save();

        assertThat(form.keyProblem().get()).isEqualTo("Paste the key first.");
        assertThat(hearth.requests()).isEmpty();
    }

    @Test
    void aDeletedKeyIsGoneAndOneThatCannotBeDeletedStays() {
        hearth.on("GET /settings/api-keys", 200, "{\"items\":[" + FakeHearth.key("openai", "…1234", "ok") + "]}");
        keys.load();
        KeyRow row = keys.rows().getFirst();

        hearth.on("DELETE /settings/api-key/openai", 507, FakeHearth.problem(507, "storage_full"));
        keys.delete(row);
        assertThat(keys.rows()).hasSize(1);
        assertThat(keys.failure().get()).isPresent();

        hearth.on("DELETE /settings/api-key/openai", 204, "");
        keys.delete(row);
        assertThat(keys.rows()).isEmpty();
        assertThat(keys.any().get()).isFalse();
    }

    @Test
    void aKeyOfTheSameProviderTakesThePlaceOfTheOldOne() {
        hearth.on("GET /settings/api-keys", 200, "{\"items\":[" + FakeHearth.key("openrouter", "…old1", "ok") + "]}");
        keys.load();
        hearth.on("POST /settings/api-key", 200, FakeHearth.key("openrouter", "…new2", "ok"));

        form.key().set("sk-or-new");
        form.save();

        assertThat(keys.rows().stream().map(row -> row.key().keyHint())).containsExactly("…new2");
    }

    @Test
    void whoListensHearsOfEveryChangeOfTheKeys() {
        AtomicInteger changes = new AtomicInteger();
        keys.onChanged(changes::incrementAndGet);
        hearth.on("GET /settings/api-keys", 200, "{\"items\":[" + FakeHearth.key("openai", "…1234", "ok") + "]}");
        hearth.on("DELETE /settings/api-key/openai", 204, "");

        keys.load();
        assertThat(changes).hasValue(1);
        keys.delete(keys.rows().getFirst());
        assertThat(changes).hasValue(2);
    }

    @Test
    void aListThatCannotBeReadSaysSoAndKeepsNobodyWaiting() {
        hearth.on("GET /settings/api-keys", 500, FakeHearth.problem(500, "internal"));

        keys.load();

        assertThat(keys.loaded().get()).isTrue();
        assertThat(keys.failure().get()).isPresent();
    }

    @Test
    void aRefusedAddressIsSaidAtTheAddressAndGoneWithAnotherChoice() {
        hearth.on("POST /settings/api-key", 422, """
                {"type":"about:blank","title":"t","status":422,"detail":"d","code":"validation",
                "errors":[{"field":"base_url","message":"is not allowed here"}]}""");
        form.choice().set(ProviderChoice.OTHER);
        form.name().set("Workshop");
        form.address().set("http://169.254.1.1/v1");

        form.save();
        assertThat(form.addressProblem().get()).isEqualTo("Is not allowed here.");
        assertThat(form.submission().failure().get()).isEmpty();

        form.choice().set(ProviderChoice.all().getFirst());
        assertThat(form.addressProblem().get()).isEmpty();
    }

    @Test
    void aRefusalNamesTheProviderThatWasAskedWhateverIsChosenMeanwhile() {
        Deque<Runnable> work = new ArrayDeque<>();
        KeyFormViewModel slow =
                new KeyFormViewModel(new KeysViewModel(client, new Background(work::add, Runnable::run)));
        hearth.on("POST /settings/api-key", 502, REFUSED);
        slow.key().set("sk-or-wrong");
        slow.save();
        slow.save();
        slow.choice().set(new ProviderChoice(Optional.of(KnownProvider.OPENAI)));
        assertThat(work).as("saved once").hasSize(1);

        work.remove().run();

        assertThat(slow.submission().failure().get().orElseThrow().what()).isEqualTo("OpenRouter refused this key.");
    }

    @Test
    void aRowSaysWhoseKeyItIsAndIsTestedOnlyWhenItOpens() {
        String lost = FakeHearth.key("openai", "…", "lost");
        String labelled = FakeHearth.key("openrouter", "…f3a9", "ok").replace("null", "\"Work\"");
        hearth.on("GET /settings/api-keys", 200, "{\"items\":[" + lost + "," + labelled + "]}");
        keys.load();
        KeyRow first = keys.rows().getFirst();
        KeyRow second = keys.rows().getLast();
        int before = hearth.requests().size();

        keys.test(first);

        assertThat(first.name()).isEqualTo("OpenAI");
        assertThat(first.detail()).as("the name says the provider").isEqualTo("https://example.org/v1");
        assertThat(first.canBeTested()).isFalse();
        assertThat(hearth.requests()).hasSize(before);
        assertThat(second.name()).isEqualTo("Work");
        assertThat(second.detail()).isEqualTo("OpenRouter  ·  …f3a9");
        second.show(new KeyTestResult.Testing());
        assertThat(second.canBeTested()).isFalse();
    }
}
