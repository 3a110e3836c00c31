package app.hearth.server.key;

import app.hearth.common.key.Model;
import app.hearth.common.key.Models;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.key.ModelLists.Kept;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The models each key opens. Thread-safe; blocks.
///
/// A list is answered as it is kept, however old, and asked for anew in the background when it is older than ten
/// minutes: at most one question per key at a time, each on a virtual thread that ends with the answer. A try that
/// fails leaves the list as it was. Lists outlive the program; what went wrong does not.
public final class ModelCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(ModelCatalog.class);
    private static final Duration FRESH = Duration.ofMinutes(10);

    /// How long a provider that failed is left alone.
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final int SIZE = 1_000;

    private final ProviderKeys keys;
    private final ModelLists lists;
    private final LlmProvider provider;
    private final InstantSource clock;
    private final Cache<Place, Entry> entries =
            Caffeine.newBuilder().maximumSize(SIZE).build();
    private final Map<Place, FutureTask<Integer>> underWay = new ConcurrentHashMap<>();

    ModelCatalog(ProviderKeys keys, ModelLists lists, LlmProvider provider, InstantSource clock) {
        this.keys = keys;
        this.lists = lists;
        this.provider = provider;
        this.clock = clock;
    }

    /// Whose list it is; a key that is saved again, or deleted and saved, is asked anew.
    private record Place(Owner owner, String provider, int keyVersion, Instant savedAt) {
        static Place of(Owner owner, Stored key) {
            return new Place(owner, key.provider(), key.version(), key.updatedAt());
        }
    }

    /// What is known at a place: the latest list, and how and when the latest try since the start failed.
    private record Entry(
            @Nullable Kept kept,
            @Nullable ErrorCode problem,
            @Nullable Instant triedAt) {
        boolean isNew() {
            return kept == null && problem == null;
        }

        boolean isDue(Instant now) {
            boolean stale = kept == null || !now.isBefore(kept.fetchedAt().plus(FRESH));
            return stale && (triedAt == null || !now.isBefore(triedAt.plus(PAUSE)));
        }
    }

    /// The model as it is kept, without asking anybody; empty when no list of the key names it. Does not need the
    /// vault.
    public Optional<Model> known(Owner owner, String providerName, String model) {
        return keys.stored(owner, providerName)
                .flatMap(key -> Optional.ofNullable(entry(owner, key).kept()))
                .flatMap(list -> Optional.ofNullable(list.models().get(model)));
    }

    /// The models of all keys as they are kept, without asking anybody: key by key, each in its provider's order. A key
    /// that is lost opens nothing. Does not need the vault.
    List<Model> known(Owner owner) {
        return keys.stored(owner).stream()
                .filter(key -> !key.lost())
                .flatMap(key -> Optional.ofNullable(entry(owner, key).kept()).stream())
                .flatMap(list -> list.models().values().stream())
                .toList();
    }

    private Entry entry(Owner owner, Stored key) {
        Place place = Place.of(owner, key);
        Entry present = entries.getIfPresent(place);
        if (present != null) {
            return present;
        }
        // Not while the cache computes: whoever is in a write would wait for one who waits for a connection.
        Entry stored = new Entry(lists.find(owner, key).orElse(null), null, null);
        present = entries.asMap().putIfAbsent(place, stored);
        return present == null ? stored : present;
    }

    /// The models of all keys. Waits for providers that have never told theirs and, when `anew`, for all of them; one
    /// that fails is named, and the others (and what it told before) are listed all the same.
    Models list(Caller caller, boolean anew) {
        Owner owner = caller.owner();
        List<Models.Unavailable> problems = new ArrayList<>();
        List<FutureTask<Integer>> awaited = new ArrayList<>();
        List<Stored> stored = keys.stored(owner);
        for (Stored key : stored) {
            Entry entry = entry(owner, key);
            if (!anew && !entry.isDue(clock.instant())) {
                continue;
            }
            try {
                FutureTask<Integer> refresh = refresh(caller, key);
                if (anew || entry.isNew()) {
                    awaited.add(refresh);
                }
            } catch (HttpFailure e) { // the key cannot be opened, which says nothing about the provider
                problems.add(new Models.Unavailable(key.provider(), e.problem().code()));
            }
        }
        awaited.forEach(ModelCatalog::await);
        return shown(owner, stored, problems);
    }

    private Models shown(Owner owner, List<Stored> stored, List<Models.Unavailable> closed) {
        List<Model> models = new ArrayList<>();
        List<Models.Source> sources = new ArrayList<>();
        List<Models.Unavailable> problems = new ArrayList<>(closed);
        for (Stored key : stored) {
            Entry entry = entry(owner, key);
            Kept kept = entry.kept();
            if (kept != null) {
                models.addAll(kept.models().values());
                boolean refreshing = underWay.containsKey(Place.of(owner, key));
                sources.add(new Models.Source(key.provider(), kept.fetchedAt(), refreshing));
            }
            boolean named =
                    closed.stream().anyMatch(problem -> problem.provider().equals(key.provider()));
            if (entry.problem() != null && !named) {
                problems.add(new Models.Unavailable(key.provider(), entry.problem()));
            }
        }
        Instant oldest = sources.stream()
                .map(Models.Source::fetchedAt)
                .min(Instant::compareTo)
                .orElseGet(clock::instant);
        return new Models(models, problems, sources, oldest);
    }

    /// Asks the provider now, whatever is kept, and says how many models the key opens.
    int test(Caller caller, String name) throws ProviderException {
        Stored key = keys.stored(caller.owner(), name).orElseThrow(HttpFailure::notFound);
        try {
            return refresh(caller, key).get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw shuttingDown();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProviderException failure) {
                throw failure;
            }
            throw new IllegalStateException("Asking for models failed.", e);
        }
    }

    /// The question that is under way, or a new one. Fails when the key cannot be opened.
    private FutureTask<Integer> refresh(Caller caller, Stored key) {
        Place place = Place.of(caller.owner(), key);
        FutureTask<Integer> running = underWay.get(place);
        if (running != null) {
            return running;
        }
        ProviderAccess access = keys.open(caller.owner(), caller.session(), key);
        FutureTask<Integer> mine = new FutureTask<>(() -> fetch(place, key, access));
        running = underWay.putIfAbsent(place, mine);
        if (running != null) {
            access.key().close();
            return running;
        }
        Thread.ofVirtual().name("models").start(mine);
        return mine;
    }

    private int fetch(Place place, Stored key, ProviderAccess access) throws ProviderException {
        try {
            Kept list = Kept.of(provider.models(access), clock.instant());
            entries.put(place, new Entry(list, null, list.fetchedAt()));
            keep(place, key, list);
            return list.models().size();
        } catch (ProviderException e) {
            failed(place, key, e.problem().code());
            throw e;
        } catch (RuntimeException e) {
            failed(place, key, ErrorCode.INTERNAL);
            throw e;
        } finally {
            access.key().close();
            underWay.remove(place);
        }
    }

    /// A list that could not be stored (the disk is full, the profile has just been removed) is no worse for that.
    private void keep(Place place, Stored key, Kept list) {
        try {
            lists.keep(place.owner(), key, list);
        } catch (RuntimeException e) {
            LOG.warn("A list of models could not be stored", e);
        }
    }

    private void failed(Place place, Stored key, ErrorCode code) {
        Kept before = entry(place.owner(), key).kept();
        entries.put(place, new Entry(before, code, clock.instant()));
    }

    private static void await(FutureTask<Integer> refresh) {
        try {
            refresh.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw shuttingDown();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            if (!(cause instanceof ProviderException)) { // which is named in the answer
                LOG.error("Asking for models failed", cause);
            }
        }
    }

    private static HttpFailure shuttingDown() {
        return HttpFailure.of(ErrorCode.SHUTTING_DOWN, "The server is shutting down.");
    }
}
