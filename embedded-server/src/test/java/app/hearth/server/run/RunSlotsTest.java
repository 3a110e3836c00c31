package app.hearth.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.ProfileId;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.run.RunSlots.Slot;
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

class RunSlotsTest {
    private final Owner ada = Owners.ofProvenProfile(ProfileId.next(InstantSource.system()));
    private final Owner ben = Owners.ofProvenProfile(ProfileId.next(InstantSource.system()));

    @Test
    void aProfileHasItsOwnPlacesAndAllHaveThemTogether() {
        RunSlots slots = new RunSlots(2, 3);
        slots.take(ada);
        Slot second = slots.take(ada);
        assertThatThrownBy(() -> slots.take(ada))
                .isInstanceOf(HttpFailure.class)
                .hasMessageContaining("2 answers are being written for you");
        slots.take(ben);
        assertThatThrownBy(() -> slots.take(ben)).hasMessageContaining("as many answers as it can");
        second.release();
        slots.take(ben);
    }

    @Test
    void aPlaceIsGivenBackOnce() {
        RunSlots slots = new RunSlots(1, 2);
        Slot first = slots.take(ada);
        first.release();
        Slot second = slots.take(ada);
        first.release();
        assertThatThrownBy(() -> slots.take(ada)).isInstanceOf(HttpFailure.class);
        second.release();
        slots.take(ada);
    }

    @Test
    void ofManyAtOnceNeverMoreHaveAPlaceThanThereAre() throws Exception {
        RunSlots slots = new RunSlots(3, 1000);
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> all = Collections.nCopies(8, () -> {
                for (int i = 0; i < 20_000; i++) {
                    take(slots).ifPresent(slot -> {
                        most.accumulateAndGet(busy.incrementAndGet(), Math::max);
                        busy.decrementAndGet();
                        slot.release();
                    });
                }
                return null;
            });
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
            }
        }
        assertThat(most.get()).isBetween(1, 3);
        assertThat(Stream.generate(() -> take(slots)).limit(10).filter(Optional::isPresent))
                .hasSize(3);
    }

    private Optional<Slot> take(RunSlots slots) {
        try {
            return Optional.of(slots.take(ada));
        } catch (HttpFailure _) {
            return Optional.empty();
        }
    }
}
