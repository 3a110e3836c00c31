package app.hearth.server.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// An answer of 1,000 tokens, one every 2 ms, from a provider through the server to a reader. Its time is the
/// provider's pace, so what counts here is what [CpuPerOperation] says.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(ProxiedToken.TOKENS)
@Fork(2)
@Warmup(iterations = 3, time = 6)
@Measurement(iterations = 4, time = 6)
public class ProxiedToken {
    static final int TOKENS = 1_000;

    private final Both both = Both.open();
    private final String token = both.token();
    private final String model = FakeProvider.model(TOKENS, 2);
    private final byte[] ask = RawConnection.post(
            both.ours(),
            "/api/v1/conversations/" + both.conversation() + "/messages",
            token,
            Household.question(model));
    private final byte[] proxy = RawConnection.post(
            both.floor(),
            Floor.PROXY,
            both.floorToken(),
            "{\"model\":\"" + model + "\",\"stream\":true,\"messages\":[]}");

    @TearDown
    public void close() throws IOException {
        both.close();
    }

    @Benchmark
    public String ours() throws IOException {
        return Load.watch(both.ours(), token, ask);
    }

    @Benchmark
    public String floor() throws IOException {
        return Load.proxy(both.floor(), proxy);
    }
}
