package app.hearth.desktop.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.keychain.KeychainException.Reason;
import app.hearth.desktop.keychain.KeychainItem.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsCredentialKeychainTest extends KeychainContract {
    private static final KeychainItem ITEM = new KeychainItem(KeychainItem.EMBEDDED, "someone", Kind.PASSWORD);

    private final StandIn standIn = new StandIn();

    @Override
    Keychain keychain() {
        return new WindowsCredentialKeychain(standIn);
    }

    @AfterEach
    void everythingReadWasFreedAndZeroed() {
        assertThat(standIn.handedOut).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, DENIED", "1312, UNAVAILABLE", "8, FAILED"})
    void errorsHaveReasons(int error, Reason reason) {
        standIn.error = error;

        for (KeychainCall call : KeychainCall.all(ITEM)) {
            assertThatThrownBy(() -> call.on(keychain()))
                    .isInstanceOfSatisfying(
                            KeychainException.class,
                            failure -> assertThat(failure.reason()).isEqualTo(reason));
        }
    }

    @Test
    void theCredentialIsOneOfThisMachineUnderAReadableName() throws Exception {
        keychain().store(ITEM, Secret.of("value"));

        assertThat(standIn.credentials).containsOnlyKeys("hearth/password/embedded/someone");
    }

    /// The Credential Manager as its C header describes it: offsets by hand, names without case, memory of its
    /// own.
    @SuppressWarnings("restricted")
    private static final class StandIn implements CredentialApi {
        private final Map<String, byte[]> credentials = new ConcurrentHashMap<>();
        private final Map<Long, Arena> handedOut = new ConcurrentHashMap<>();
        private int error;

        @Override
        public int write(MemorySegment credential) {
            boolean wellFormed = credential.byteSize() == 80
                    && credential.get(JAVA_INT, 0) == 0
                    && credential.get(JAVA_INT, 4) == 1
                    && credential.get(JAVA_INT, 48) == 2
                    && !text(credential.get(ADDRESS, 72)).isEmpty();
            int size = credential.get(JAVA_INT, 32);
            if (!wellFormed || size > 2_560) {
                return 87;
            }
            byte[] blob = credential.get(ADDRESS, 40).reinterpret(size).toArray(JAVA_BYTE);
            if (error == 0) {
                credentials.put(key(credential.get(ADDRESS, 8)), blob);
            }
            return error;
        }

        @Override
        public int read(MemorySegment target, MemorySegment holder) {
            Optional<byte[]> blob = Optional.ofNullable(credentials.get(key(target)));
            if (error != 0 || blob.isEmpty()) {
                return error != 0 ? error : 1_168;
            }
            Arena arena = Arena.ofShared();
            MemorySegment credential = arena.allocate(80, 8);
            credential.set(JAVA_INT, 32, blob.get().length);
            credential.set(ADDRESS, 40, arena.allocateFrom(JAVA_BYTE, blob.get()));
            holder.set(ADDRESS, 0, credential);
            handedOut.put(credential.address(), arena);
            return 0;
        }

        @Override
        public int delete(MemorySegment target) {
            if (error != 0) {
                return error;
            }
            return Optional.ofNullable(credentials.remove(key(target))).isPresent() ? 0 : 1_168;
        }

        @Override
        public void free(MemorySegment credential) {
            MemorySegment whole = credential.reinterpret(80);
            byte[] blob =
                    whole.get(ADDRESS, 40).reinterpret(whole.get(JAVA_INT, 32)).toArray(JAVA_BYTE);
            assertThat(blob).containsOnly((byte) 0);
            Optional.ofNullable(handedOut.remove(credential.address()))
                    .orElseThrow()
                    .close();
        }

        private static String key(MemorySegment text) {
            return text(text).toLowerCase(Locale.ROOT);
        }

        private static String text(MemorySegment address) {
            return address.reinterpret(8_192).getString(0, StandardCharsets.UTF_16LE);
        }
    }
}
