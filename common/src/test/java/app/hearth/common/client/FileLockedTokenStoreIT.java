package app.hearth.common.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.secret.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class FileLockedTokenStoreIT {
    private static final int ROUNDS = 200;

    @TempDir
    Path folder;

    /// Adds to a number in a file, reading and writing it in two steps, which loses counts without the lock.
    static final class Counter {
        private Counter() {}

        public static void main(String[] args) throws IOException {
            Path number = Path.of(args[0]);
            TokenStore store = new FileLockedTokenStore(TokenStore.inMemory(), Path.of(args[1]));
            IO.println("ready");
            int _ = System.in.read();
            for (int i = 0; i < ROUNDS; i++) {
                store.exclusively(() -> addOne(number));
            }
        }

        private static void addOne(Path number) {
            try {
                int before = Integer.parseInt(Files.readString(number));
                Files.writeString(number, String.valueOf(before + 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Makes one call and leaves `main` without closing the client.
    static final class Leaver {
        private Leaver() {}

        public static void main(String[] args) {
            HearthClient client = new HearthClient(ClientOptions.to(java.net.URI.create(args[0])));
            IO.println(client.server().registration());
        }
    }

    @Test
    void twoProcessesTakeTurns() throws Exception {
        Path number = Files.writeString(folder.resolve("number"), "0");
        String lock = folder.resolve("deep").resolve("token.lock").toString();
        List<Process> both =
                List.of(start(Counter.class, number.toString(), lock), start(Counter.class, number.toString(), lock));
        for (Process process : both) {
            assertThat(line(process)).isEqualTo("ready");
        }
        for (Process process : both) {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        }
        for (Process process : both) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(Files.readString(number)).isEqualTo(String.valueOf(2 * ROUNDS));
    }

    @Test
    void aProgramEndsThoughItsClientWasNotClosed() throws Exception {
        try (FakeHearth hearth = new FakeHearth()) {
            Process process = start(Leaver.class, hearth.address().toString());

            assertThat(line(process)).isEqualTo("open");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void threadsOfOneProgramTakeTurnsAlsoThroughSeveralStores() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger turns = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            TokenStore store = store();
            threads.add(Thread.ofPlatform().start(() -> {
                for (int round = 0; round < 50; round++) {
                    store.exclusively(() -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        inside.decrementAndGet();
                        turns.incrementAndGet();
                    });
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most).hasValue(1);
        assertThat(turns).hasValue(8 * 50);
    }

    @Test
    void aThreadThatHasTheLockMayAskAgain() {
        TokenStore store = store();
        AtomicInteger runs = new AtomicInteger();

        store.exclusively(() -> store.exclusively(runs::incrementAndGet));

        assertThat(runs).hasValue(1);
    }

    @Test
    void theTokenIsTheInnerStores() {
        TokenStore inner = TokenStore.inMemory();
        TokenStore store = new FileLockedTokenStore(inner, folder.resolve("token.lock"));
        store.save(Secret.of("r"));

        assertThat(inner.load()).contains(Secret.of("r"));
        assertThat(store.load()).contains(Secret.of("r"));
        store.clear();
        assertThat(inner.load()).isEmpty();
    }

    @Test
    void withoutALockNothingRuns() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        TokenStore store = new FileLockedTokenStore(TokenStore.inMemory(), file.resolve("token.lock"));
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> store.exclusively(runs::incrementAndGet)).isInstanceOf(UncheckedIOException.class);
        assertThat(runs).hasValue(0);
    }

    @Test
    void aClientWithoutALockIsToldSoAndKeepsItsToken() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        TokenStore inner = TokenStore.inMemory();
        inner.save(Secret.of("refresh-0"));
        try (FakeHearth hearth = new FakeHearth();
                HearthClient client = hearth.client(new FileLockedTokenStore(inner, file.resolve("token.lock")))) {
            assertThatThrownBy(client::resume).isInstanceOf(UnreachableException.class);
        }
        assertThat(inner.load()).contains(Secret.of("refresh-0"));
    }

    private TokenStore store() {
        return new FileLockedTokenStore(TokenStore.inMemory(), folder.resolve("token.lock"));
    }

    private static Process start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String line(Process process) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        return String.valueOf(reader.readLine());
    }
}
