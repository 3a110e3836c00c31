package app.hearth.desktop.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import app.hearth.common.secret.Secret;
import app.hearth.common.wire.BlockingCalls;
import app.hearth.desktop.keychain.KeychainException.Reason;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The Windows Credential Manager: one generic credential of this machine per item, named `Hearth/…`.
/// Thread-safe.
///
/// Not yet run on Windows: its logic and its `CREDENTIALW` are tried against a stand-in that reads the same
/// memory.
final class WindowsCredentialKeychain implements Keychain {
    private static final int GENERIC = 1;
    private static final int LOCAL_MACHINE = 2;
    private static final int ACCESS_DENIED = 5;
    private static final int NO_LOGON_SESSION = 1_312;

    /// Offsets in a 64-bit `CREDENTIALW`.
    private static final long TYPE = 4;

    private static final long TARGET = 8;
    private static final long VALUE_SIZE = 32;
    private static final long VALUE = 40;
    private static final long PERSIST = 48;
    private static final long USER = 72;
    private static final long CREDENTIAL_BYTES = 80;

    private final CredentialApi api;

    WindowsCredentialKeychain(CredentialApi api) {
        this.api = api;
    }

    @Override
    public void store(KeychainItem item, Secret value) throws KeychainException {
        BlockingCalls.check();
        Values.check(value);
        throwUnlessDone(Values.lend(value, blob -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment credential = arena.allocate(CREDENTIAL_BYTES, ADDRESS.byteAlignment());
                credential.set(JAVA_INT, TYPE, GENERIC);
                credential.set(ADDRESS, TARGET, target(arena, item));
                credential.set(JAVA_INT, VALUE_SIZE, (int) blob.byteSize());
                credential.set(ADDRESS, VALUE, blob);
                credential.set(JAVA_INT, PERSIST, LOCAL_MACHINE);
                credential.set(ADDRESS, USER, wide(arena, item.profile()));
                return api.write(credential);
            }
        }));
    }

    @Override
    public Optional<Secret> load(KeychainItem item) throws KeychainException {
        BlockingCalls.check();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment holder = arena.allocate(ADDRESS);
            int error = api.read(target(arena, item), holder);
            if (error == CredentialApi.NOT_FOUND) {
                return Optional.empty();
            }
            throwUnlessDone(error);
            MemorySegment address = holder.get(ADDRESS, 0);
            try {
                MemorySegment credential = NativeLibrary.view(address, CREDENTIAL_BYTES);
                return Optional.of(Values.take(credential.get(ADDRESS, VALUE), credential.get(JAVA_INT, VALUE_SIZE)));
            } finally {
                api.free(address);
            }
        }
    }

    @Override
    public void clear(KeychainItem item) throws KeychainException {
        BlockingCalls.check();
        try (Arena arena = Arena.ofConfined()) {
            int error = api.delete(target(arena, item));
            if (error != CredentialApi.NOT_FOUND) {
                throwUnlessDone(error);
            }
        }
    }

    private static MemorySegment target(Arena arena, KeychainItem item) {
        return wide(arena, "Hearth/" + ItemNames.of(item));
    }

    private static MemorySegment wide(Arena arena, String text) {
        return arena.allocateFrom(text, StandardCharsets.UTF_16LE);
    }

    private static void throwUnlessDone(int error) throws KeychainException {
        if (error != 0) {
            Reason reason = switch (error) {
                case ACCESS_DENIED -> Reason.DENIED;
                case NO_LOGON_SESSION -> Reason.UNAVAILABLE;
                default -> Reason.FAILED;
            };
            throw new KeychainException(reason, "The Credential Manager answered with error " + error + ".");
        }
    }
}
