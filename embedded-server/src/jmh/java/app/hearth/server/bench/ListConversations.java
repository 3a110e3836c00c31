package app.hearth.server.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// An authenticated list of the newest 50 conversations of 2,000, asked for over one kept connection.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class ListConversations {
    private final Both both = Both.open();
    private final RawConnection ours = Both.connect(both.ours());
    private final RawConnection floor = Both.connect(both.floor());
    private final byte[] ourRequest = RawConnection.get(both.ours(), "/api/v1/conversations", both.token());
    private final byte[] floorRequest = RawConnection.get(both.floor(), Floor.LIST, both.floorToken());

    @TearDown
    public void close() throws IOException {
        ours.close();
        floor.close();
        both.close();
    }

    @Benchmark
    public int ours() throws IOException {
        return ours.exchange(ourRequest);
    }

    @Benchmark
    public int floor() throws IOException {
        return floor.exchange(floorRequest);
    }
}
