package app.hearth.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.ProfileId;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.run.RunSlots.Slot;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
    void ofManyAtOnceAsManyGetAPlaceAsThereAre() throws Exception {
        RunSlots slots = new RunSlots(7, 1000);
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Callable<Boolean>> all = IntStream.range(0, 200)
                    .<Callable<Boolean>>mapToObj(_ -> () -> isTaken(slots))
                    .toList();
            int taken = 0;
            for (Future<Boolean> one : threads.invokeAll(all)) {
                taken += one.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(7);
        }
    }

    private boolean isTaken(RunSlots slots) {
        try {
            slots.take(ada);
            return true;
        } catch (HttpFailure _) {
            return false;
        }
    }
}
