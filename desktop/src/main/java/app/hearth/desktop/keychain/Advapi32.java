package app.hearth.desktop.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// The Windows Credential Manager itself, for generic credentials. Thread-safe. Not yet run on its system.
final class Advapi32 implements CredentialApi {
    private static final int GENERIC = 1;
    private static final int NO_FLAGS = 0;
    private static final int NO = 0;
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();

    private final NativeFunction write;
    private final NativeFunction read;
    private final NativeFunction delete;
    private final NativeFunction free;

    private Advapi32(NativeLibrary library) throws KeychainException {
        Linker.Option lastError = Linker.Option.captureCallState("GetLastError");
        write = library.function("CredWriteW", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), lastError);
        read = library.function(
                "CredReadW", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS), lastError);
        delete = library.function(
                "CredDeleteW", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT), lastError);
        free = library.function("CredFree", FunctionDescriptor.ofVoid(ADDRESS));
    }

    static Advapi32 load() throws KeychainException {
        return new Advapi32(NativeLibrary.load("advapi32.dll"));
    }

    @Override
    public int write(MemorySegment credential) {
        return error(state -> write.integer(state, credential, NO_FLAGS));
    }

    @Override
    public int read(MemorySegment target, MemorySegment holder) {
        return error(state -> read.integer(state, target, GENERIC, NO_FLAGS, holder));
    }

    @Override
    public int delete(MemorySegment target) {
        return error(state -> delete.integer(state, target, GENERIC, NO_FLAGS));
    }

    @Override
    public void free(MemorySegment credential) {
        free.run(credential);
    }

    private interface Call {
        int with(MemorySegment state);
    }

    private static int error(Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return call.with(state) == NO ? state.get(JAVA_INT, 0) : 0;
        }
    }
}
