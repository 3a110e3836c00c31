package app.hearth.server.key;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.key.Model;
import app.hearth.common.key.Models;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import app.hearth.server.testing.ScriptedProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelListsIT {
    private static final String KEY = "sk-a-key-that-is-in-no-list";
    private static final Duration STALE = Duration.ofMinutes(11);

    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private final CountDownLatch gate = new CountDownLatch(1);
    private House house;
    private Tokens ada;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.register("ada");
        provider.list(list("old"));
        saveKey();
    }

    @AfterEach
    void moveOut() {
        gate.countDown();
        provider.close();
        house.close();
    }

    @Test
    void anOldListIsAnsweredAtOnceAndAskedForOnceInTheBackground() {
        Models first = models("");
        assertThat(ids(first)).containsExactly("old");
        assertThat(models("").providers().getFirst().refreshing()).isFalse();
        assertThat(provider.asked()).isEqualTo(1);
        later(STALE);
        provider.list(list("new"));
        provider.hold(gate);
        for (int i = 0; i < 5; i++) {
            Models kept = models("");
            assertThat(ids(kept)).containsExactly("old");
            assertThat(kept.fetchedAt()).isEqualTo(first.fetchedAt());
            assertThat(kept.providers()).containsExactly(new Models.Source("home", first.fetchedAt(), true));
        }
        Await.until("the one question", () -> provider.asked() == 2);
        gate.countDown();
        Await.until("the new list", () -> ids(models("")).equals(List.of("new")));
        Models fresh = models("");
        assertThat(fresh.fetchedAt()).isAfter(first.fetchedAt().plus(STALE.minusSeconds(1)));
        assertThat(provider.asked()).isEqualTo(2);
    }

    @Test
    void whoWantsItAnewWaitsForTheProvider() {
        models("");
        provider.list(list("new"));
        assertThat(ids(models(""))).containsExactly("old");
        assertThat(ids(models("?refresh=true"))).containsExactly("new");
        assertThat(provider.asked()).isEqualTo(2);
        assertThat(send("GET", "/models?refresh=soon", null).code()).isEqualTo("validation");
    }

    @Test
    void aProviderThatFailsIsNamedKeepsItsListAndIsLeftAloneForAMinute() {
        Models first = models("");
        provider.list("");
        Models kept = models("?refresh=true");
        assertThat(ids(kept)).containsExactly("old");
        assertThat(kept.fetchedAt()).isEqualTo(first.fetchedAt());
        assertThat(kept.problems()).containsExactly(new Models.Unavailable("home", ErrorCode.PROVIDER_ERROR));
        later(Duration.ofSeconds(50));
        int asked = provider.asked();
        assertThat(models("").problems()).hasSize(1);
        assertThat(provider.asked()).isEqualTo(asked);
        later(STALE);
        provider.list(list("new"));
        Await.until("the new list", () -> ids(models("")).equals(List.of("new")));
        assertThat(models("").problems()).isEmpty();
    }

    @Test
    void aListOutlivesTheProgramAndGoesWithItsKey() throws Exception {
        Models first = models("");
        String stored = stored();
        assertThat(stored).contains("old").doesNotContain(KEY).doesNotContain("sk-");
        house.restart();
        provider.hold(gate);
        later(STALE);
        assertThat(ids(models(""))).containsExactly("old");
        assertThat(models("").fetchedAt()).isEqualTo(first.fetchedAt());
        send("DELETE", "/settings/api-key/home", null);
        assertThat(stored()).isEmpty();
        assertThat(models("").items()).isEmpty();
    }

    @Test
    void whatWasAskedWithAKeyThatIsGoneIsNotKept() {
        provider.hold(gate);
        Thread asking = Thread.ofVirtual().start(() -> models("?refresh=true"));
        Await.until("the question", () -> provider.asked() == 1);
        send("DELETE", "/settings/api-key/home", null);
        saveKey();
        gate.countDown();
        Await.until("its answer", () -> !asking.isAlive());
        assertThat(stored()).isEmpty();
        assertThat(ids(models(""))).containsExactly("old");
        assertThat(provider.asked()).isEqualTo(2);
        assertThat(stored()).contains("old");
    }

    @Test
    void aLockedKeyShowsItsOldListAndIsNamed() {
        models("");
        later(STALE);
        send("POST", "/auth/lock", null);
        Models kept = models("");
        assertThat(ids(kept)).containsExactly("old");
        assertThat(kept.problems()).containsExactly(new Models.Unavailable("home", ErrorCode.VAULT_LOCKED));
        assertThat(provider.asked()).isEqualTo(1);
    }

    /// Access tokens are over by then.
    private void later(Duration by) {
        house.clock().forward(by);
        ada = Json.read(house.login("ada", House.PASSWORD).text(), Tokens.class);
    }

    private static String list(String id) {
        return "{\"data\": [{\"id\": \"" + id + "\"}, 7]}";
    }

    private static List<String> ids(Models models) {
        return models.items().stream().map(Model::id).toList();
    }

    private Models models(String query) {
        Seen seen = send("GET", "/models" + query, null);
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        return Json.read(seen.text(), Models.class);
    }

    private String stored() {
        return house.rows()
                .withHandle(handle -> String.join(
                        "",
                        handle.createQuery("SELECT models FROM model_list")
                                .mapTo(String.class)
                                .list()));
    }

    private void saveKey() {
        send(
                "POST",
                "/settings/api-key",
                Json.write(Map.of("provider", "home", "base_url", provider.baseUrl(), "key", KEY)));
    }

    private Seen send(String method, String path, @Nullable String body) {
        return house.send(Call.of(method, path, ada.accessToken().reveal(), body));
    }
}
