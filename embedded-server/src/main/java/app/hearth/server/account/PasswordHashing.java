package app.hearth.server.account;

import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.Secret;
import app.hearth.server.ServerException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Stretches passwords with Argon2id on two threads of its own, so that a crowd signing in neither takes the memory
/// nor the threads of everybody else's requests. Thread-safe; blocks for about 50 ms and longer when others wait.
final class PasswordHashing implements AutoCloseable {
    /// OWASP's first choice for Argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane.
    static final Cost COST = new Cost(19 * 1024, 2, 1);

    static final int SALT_BYTES = 16;
    private static final int HALF = 32;

    /// At most two, each of 19 MiB, and never on all cores: somebody else's request waits for no sign-in.
    private static final int AT_ONCE = Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, 2);

    private final AtomicLong derivations = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("password-", 0).factory());

    /// What one derivation costs; kept per row, so that it can be raised later.
    record Cost(int kibibytes, int passes, int lanes) {
        @Override
        public String toString() {
            return "argon2id:" + kibibytes + ":" + passes + ":" + lanes;
        }

        static Cost parse(String text) {
            String[] parts = text.split(":", -1);
            if (parts.length != 4 || !parts[0].equals("argon2id")) {
                throw new ServerException("This password was stored in a way this version does not know.");
            }
            return new Cost(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
        }
    }

    /// The two halves of what a password gives; close zeroes them.
    record Derived(byte[] verifier, byte[] wrappingKey) implements AutoCloseable {
        /// What is stored, and compared.
        byte[] verifierHash() {
            return KeyDerivation.sha256(verifier);
        }

        @Override
        public void close() {
            Arrays.fill(verifier, (byte) 0);
            Arrays.fill(wrappingKey, (byte) 0);
        }
    }

    /// How many passwords were stretched so far.
    long derivations() {
        return derivations.get();
    }

    Derived derive(Secret password, byte[] salt, Cost cost) {
        derivations.incrementAndGet();
        Future<Derived> result = threads.submit(() -> stretch(password, salt, cost));
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Signing in was interrupted.", e);
        } catch (ExecutionException e) {
            throw new ServerException("The password could not be checked.", e);
        }
    }

    private static Derived stretch(Secret password, byte[] salt, Cost cost) {
        byte[] plain = password.bytes();
        byte[] stretched = new byte[2 * HALF];
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(cost.kibibytes())
                    .withIterations(cost.passes())
                    .withParallelism(cost.lanes())
                    .withSalt(salt)
                    .build());
            generator.generateBytes(plain, stretched);
            return new Derived(
                    KeyDerivation.hkdf(stretched, salt, "hearth password verifier", HALF),
                    KeyDerivation.hkdf(stretched, salt, "hearth password wrapping key", HALF));
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(stretched, (byte) 0);
        }
    }

    @Override
    public void close() {
        for (Runnable waiting : threads.shutdownNow()) {
            if (waiting instanceof Future<?> result) { // or whoever asked for it would wait for ever
                result.cancel(false);
            }
        }
    }
}
