package app.hearth.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.ProfileId;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.http.Places.Most;
import app.hearth.server.http.Places.Place;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Owner ada = Owners.ofProvenProfile(ProfileId.next(InstantSource.system()));
    private final Owner ben = Owners.ofProvenProfile(ProfileId.next(InstantSource.system()));

    @Test
    void aProfileHasItsOwnPlacesAndAllHaveThemTogether() {
        Places places = places(2, 3);
        places.take(ada);
        Place second = places.take(ada);
        assertThatThrownBy(() -> places.take(ada))
                .isInstanceOf(HttpFailure.class)
                .hasMessageContaining("you have");
        places.take(ben);
        assertThatThrownBy(() -> places.take(ben)).hasMessageContaining("there are");
        second.close();
        places.take(ben);
    }

    @Test
    void aPlaceIsGivenBackOnce() {
        Places places = places(1, 2);
        Place first = places.take(ada);
        first.close();
        Place second = places.take(ada);
        first.close();
        assertThatThrownBy(() -> places.take(ada)).isInstanceOf(HttpFailure.class);
        second.close();
        places.take(ada);
    }

    @Test
    void ofManyAtOnceNeverMoreHaveAPlaceThanThereAre() throws Exception {
        Places places = places(3, 1000);
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> all = Collections.nCopies(8, () -> {
                for (int i = 0; i < 20_000; i++) {
                    take(places).ifPresent(place -> {
                        most.accumulateAndGet(busy.incrementAndGet(), Math::max);
                        busy.decrementAndGet();
                        place.close();
                    });
                }
                return null;
            });
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
            }
        }
        assertThat(most.get()).isBetween(1, 3);
        assertThat(Stream.generate(() -> take(places)).limit(10).filter(Optional::isPresent))
                .hasSize(3);
    }

    private static Places places(int ofProfile, int inAll) {
        return new Places(
                new Most(inAll, "That is all there are."), new Most(ofProfile, "That is all you have."), Duration.ZERO);
    }

    private Optional<Place> take(Places places) {
        try {
            return Optional.of(places.take(ada));
        } catch (HttpFailure _) {
            return Optional.empty();
        }
    }
}
