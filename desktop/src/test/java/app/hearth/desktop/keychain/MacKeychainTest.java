package app.hearth.desktop.keychain;

import static java.lang.foreign.MemorySegment.NULL;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacKeychainTest extends KeychainContract {
    private static final KeychainItem ITEM = new KeychainItem(KeychainItem.EMBEDDED, "someone", Kind.PASSWORD);

    private final StandIn standIn = new StandIn();

    @Override
    Keychain keychain() {
        return new MacKeychain(standIn);
    }

    @AfterEach
    void everythingReadWasFreedAndReleased() {
        assertThat(standIn.handedOut).isEmpty();
        assertThat(standIn.references).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-128, DENIED", "-25293, DENIED", "-25308, LOCKED", "-25307, UNAVAILABLE", "-50, FAILED"})
    void statusesHaveReasons(int status, Reason reason) {
        standIn.status = status;

        for (KeychainCall call : KeychainCall.all(ITEM)) {
            assertThatThrownBy(() -> call.on(keychain()))
                    .isInstanceOfSatisfying(
                            KeychainException.class,
                            failure -> assertThat(failure.reason()).isEqualTo(reason));
        }
    }

    @Test
    void anItemAddedByAnotherProcessInBetweenIsReplaced() throws Exception {
        standIn.fasterProcess = true;
        keychain().store(ITEM, Secret.of("ours"));

        assertThat(keychain().load(ITEM)).contains(Secret.of("ours"));
    }

    /// The login keychain as its C header describes it, with memory of its own.
    @SuppressWarnings("restricted")
    private static final class StandIn implements SecurityApi {
        private final Map<String, byte[]> passwords = new ConcurrentHashMap<>();
        private final Map<Long, Arena> handedOut = new ConcurrentHashMap<>();
        private final Map<Long, String> references = new ConcurrentHashMap<>();
        private final AtomicLong nextReference = new AtomicLong(16);
        private int status;
        private boolean fasterProcess;

        @Override
        public int add(MemorySegment service, MemorySegment account, MemorySegment password) {
            if (fasterProcess) {
                fasterProcess = false;
                passwords.put(key(service, account), new byte[] {1});
            }
            byte[] value = password.toArray(JAVA_BYTE);
            boolean added = Optional.ofNullable(passwords.putIfAbsent(key(service, account), value))
                    .isEmpty();
            return added ? 0 : -25_299;
        }

        @Override
        public int find(MemorySegment service, MemorySegment account, Holders holders) {
            String key = key(service, account);
            Optional<byte[]> password = Optional.ofNullable(passwords.get(key));
            if (status != 0 || password.isEmpty()) {
                return status != 0 ? status : -25_300;
            }
            if (!holders.password().equals(NULL)) {
                Arena arena = Arena.ofShared();
                MemorySegment copy = arena.allocateFrom(JAVA_BYTE, password.get());
                handedOut.put(copy.address(), arena);
                holders.length().set(JAVA_INT, 0, password.get().length);
                holders.password().set(ADDRESS, 0, copy);
            }
            if (!holders.item().equals(NULL)) {
                long reference = nextReference.getAndAdd(16);
                references.put(reference, key);
                holders.item().set(ADDRESS, 0, MemorySegment.ofAddress(reference));
            }
            return 0;
        }

        @Override
        public int replace(MemorySegment item, MemorySegment password) {
            passwords.put(keyOf(item), password.toArray(JAVA_BYTE));
            return 0;
        }

        @Override
        public int delete(MemorySegment item) {
            passwords.remove(keyOf(item));
            return 0;
        }

        @Override
        public void free(MemorySegment password) {
            assertThat(password.reinterpret(1).get(JAVA_BYTE, 0)).isZero();
            Optional.ofNullable(handedOut.remove(password.address()))
                    .orElseThrow()
                    .close();
        }

        @Override
        public void release(MemorySegment item) {
            assertThat(references.remove(item.address())).isNotNull();
        }

        private String keyOf(MemorySegment item) {
            return Optional.ofNullable(references.get(item.address())).orElseThrow();
        }

        private static String key(MemorySegment service, MemorySegment account) {
            return text(service) + "|" + text(account);
        }

        private static String text(MemorySegment bytes) {
            return new String(bytes.toArray(JAVA_BYTE), StandardCharsets.UTF_8);
        }
    }
}
