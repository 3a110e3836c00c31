package app.hearth.desktop.keychain;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import app.hearth.common.secret.Secret;
import app.hearth.common.wire.BlockingCalls;
import app.hearth.desktop.keychain.KeychainException.Reason;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The login keychain of macOS: one generic password of the service `Hearth` per item. Thread-safe.
///
/// Not yet run on macOS: its logic is tried against a stand-in. The system itself may ask the person whether a
/// replaced program may read what an earlier one kept; the call waits for that answer.
final class MacKeychain implements Keychain {
    private static final int USER_CANCELLED = -128;
    private static final int AUTHENTICATION_FAILED = -25_293;
    private static final int NOT_AVAILABLE = -25_291;
    private static final int NO_SUCH_KEYCHAIN = -25_294;
    private static final int NO_DEFAULT_KEYCHAIN = -25_307;
    private static final int INTERACTION_NOT_ALLOWED = -25_308;

    private final SecurityApi api;

    MacKeychain(SecurityApi api) {
        this.api = api;
    }

    @Override
    public void store(KeychainItem item, Secret value) throws KeychainException {
        BlockingCalls.check();
        Values.check(value);
        throwUnlessDone(Values.lend(value, password -> {
            try (Arena arena = Arena.ofConfined()) {
                int status = replace(arena, item, password);
                if (status == SecurityApi.NOT_FOUND) {
                    status = api.add(service(arena), account(arena, item), password);
                }
                if (status == SecurityApi.DUPLICATE) {
                    status = replace(arena, item, password); // another process was faster
                }
                return status;
            }
        }));
    }

    private int replace(Arena arena, KeychainItem item, MemorySegment password) {
        MemorySegment found = arena.allocate(ADDRESS);
        int status = find(arena, item, new SecurityApi.Holders(NULL, NULL, found));
        if (status != SecurityApi.DONE) {
            return status;
        }
        MemorySegment reference = found.get(ADDRESS, 0);
        try {
            return api.replace(reference, password);
        } finally {
            api.release(reference);
        }
    }

    @Override
    public Optional<Secret> load(KeychainItem item) throws KeychainException {
        BlockingCalls.check();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocate(JAVA_INT);
            MemorySegment password = arena.allocate(ADDRESS);
            int status = find(arena, item, new SecurityApi.Holders(length, password, NULL));
            if (status == SecurityApi.NOT_FOUND) {
                return Optional.empty();
            }
            throwUnlessDone(status);
            MemorySegment address = password.get(ADDRESS, 0);
            try {
                return Optional.of(Values.take(address, length.get(JAVA_INT, 0)));
            } finally {
                api.free(address);
            }
        }
    }

    @Override
    public void clear(KeychainItem item) throws KeychainException {
        BlockingCalls.check();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment found = arena.allocate(ADDRESS);
            int status = find(arena, item, new SecurityApi.Holders(NULL, NULL, found));
            if (status == SecurityApi.NOT_FOUND) {
                return;
            }
            throwUnlessDone(status);
            MemorySegment reference = found.get(ADDRESS, 0);
            try {
                throwUnlessDone(api.delete(reference));
            } finally {
                api.release(reference);
            }
        }
    }

    private int find(Arena arena, KeychainItem item, SecurityApi.Holders holders) {
        return api.find(service(arena), account(arena, item), holders);
    }

    private static MemorySegment service(Arena arena) {
        return bytes(arena, "Hearth");
    }

    private static MemorySegment account(Arena arena, KeychainItem item) {
        return bytes(arena, ItemNames.of(item));
    }

    private static MemorySegment bytes(Arena arena, String text) {
        return arena.allocateFrom(JAVA_BYTE, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void throwUnlessDone(int status) throws KeychainException {
        if (status != SecurityApi.DONE) {
            Reason reason = switch (status) {
                case USER_CANCELLED, AUTHENTICATION_FAILED -> Reason.DENIED;
                case INTERACTION_NOT_ALLOWED -> Reason.LOCKED;
                case NOT_AVAILABLE, NO_SUCH_KEYCHAIN, NO_DEFAULT_KEYCHAIN -> Reason.UNAVAILABLE;
                default -> Reason.FAILED;
            };
            throw new KeychainException(reason, "The keychain answered with status " + status + ".");
        }
    }
}
