package app.hearth.desktop.keychain;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.keychain.KeychainException.Reason;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/// What a keychain keeps: its bounds, and its way into C's memory and out of it again.
final class Values {
    private Values() {}

    static void check(Secret value) {
        if (value.isEmpty() || value.length() > Keychain.LONGEST_VALUE) {
            throw new IllegalArgumentException("A keychain keeps 1 to " + Keychain.LONGEST_VALUE + " bytes.");
        }
    }

    /// What `call` answers to a copy of `value` in C's memory, of which nothing remains afterwards.
    static int lend(Secret value, ToIntFunction<MemorySegment> call) {
        byte[] bytes = value.bytes();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(bytes.length);
            MemorySegment.copy(bytes, 0, copy, JAVA_BYTE, 0, bytes.length);
            try {
                return call.applyAsInt(copy);
            } finally {
                copy.fill((byte) 0);
            }
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// Takes a value of `size` bytes out of C's memory and zeroes it there, which who frees it does not.
    static Secret take(MemorySegment address, int size) throws KeychainException {
        if (size <= 0 || size > Keychain.LONGEST_VALUE) {
            throw new KeychainException(Reason.FAILED, "The item was changed by another program.");
        }
        MemorySegment value = NativeLibrary.view(address, size);
        byte[] bytes = value.toArray(JAVA_BYTE);
        try {
            return Secret.of(bytes);
        } finally {
            value.fill((byte) 0);
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
