package app.hearth.server.key;

import app.hearth.common.account.SessionId;
import app.hearth.common.key.Model;
import app.hearth.common.key.Models;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.key.ProviderKeys.Stored;
import app.hearth.server.provider.LlmProvider;
import app.hearth.server.provider.ProviderAccess;
import app.hearth.server.provider.ProviderException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The models each key opens, asked of all providers at once and kept for a while. Thread-safe; blocks.
final class ModelCatalog {
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int SIZE = 1_000;

    private final ProviderKeys keys;
    private final LlmProvider provider;
    private final InstantSource clock;
    private final Cache<Place, Fetched> fetched =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(SIZE).build();

    ModelCatalog(ProviderKeys keys, LlmProvider provider, InstantSource clock) {
        this.keys = keys;
        this.provider = provider;
        this.clock = clock;
    }

    /// Whose list it is; a key that is saved again, or deleted and saved, is asked anew.
    private record Place(Owner owner, String provider, int keyVersion, Instant savedAt) {
        static Place of(Owner owner, Stored key) {
            return new Place(owner, key.provider(), key.version(), key.updatedAt());
        }
    }

    private record Fetched(List<Model> models, Instant at) {}

    private sealed interface Outcome {
        record Listed(Fetched list) implements Outcome {}

        record Failed(Models.Unavailable why) implements Outcome {}
    }

    /// What was last heard of a model, without asking anybody.
    Optional<Model> known(Owner owner, String provider, String model) {
        return keys.stored(owner).stream()
                .filter(key -> key.provider().equals(KeyRules.name(provider)))
                .flatMap(key -> Optional.ofNullable(fetched.getIfPresent(Place.of(owner, key))).stream())
                .flatMap(list -> list.models().stream())
                .filter(listed -> listed.id().equals(model))
                .findFirst();
    }

    /// The models of all keys; a provider that does not answer is named and the others are listed all the same.
    Models list(Caller caller) {
        List<Model> models = new ArrayList<>();
        List<Models.Unavailable> problems = new ArrayList<>();
        Optional<Instant> oldest = Optional.empty();
        for (Outcome outcome : ask(caller)) {
            switch (outcome) {
                case Outcome.Listed listed -> {
                    models.addAll(listed.list().models());
                    Instant at = listed.list().at();
                    oldest = Optional.of(oldest.filter(at::isAfter).orElse(at));
                }
                case Outcome.Failed failed -> problems.add(failed.why());
            }
        }
        return new Models(models, problems, oldest.orElseGet(clock::instant));
    }

    private List<Outcome> ask(Caller caller) {
        List<Callable<Outcome>> questions = keys.stored(caller.owner()).stream()
                .<Callable<Outcome>>map(key -> () -> ask(caller, key))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> answer : threads.invokeAll(questions)) {
                outcomes.add(answer.get());
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HttpFailure.of(ErrorCode.SHUTTING_DOWN, "The server is shutting down.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Asking for models failed.", e);
        }
    }

    private Outcome ask(Caller caller, Stored key) {
        try {
            return new Outcome.Listed(models(caller, key));
        } catch (ProviderException e) {
            return new Outcome.Failed(
                    new Models.Unavailable(key.provider(), e.problem().code()));
        } catch (HttpFailure e) {
            return new Outcome.Failed(
                    new Models.Unavailable(key.provider(), e.problem().code()));
        }
    }

    private Fetched models(Caller caller, Stored key) throws ProviderException {
        Place place = Place.of(caller.owner(), key);
        Fetched known = fetched.getIfPresent(place);
        return known == null ? fetch(caller.owner(), caller.session(), key) : known;
    }

    private Fetched fetch(Owner owner, SessionId session, Stored key) throws ProviderException {
        ProviderAccess access = keys.open(owner, session, key);
        try {
            Fetched list = new Fetched(provider.models(access), clock.instant());
            fetched.put(Place.of(owner, key), list);
            return list;
        } finally {
            access.key().close();
        }
    }

    /// Asks the provider now, whatever is kept, and says how many models the key opens.
    int test(Caller caller, String name) throws ProviderException {
        Stored key = keys.stored(caller.owner()).stream()
                .filter(stored -> stored.provider().equals(KeyRules.name(name)))
                .findFirst()
                .orElseThrow(HttpFailure::notFound);
        return fetch(caller.owner(), caller.session(), key).models().size();
    }
}
