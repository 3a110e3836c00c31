package app.hearth.desktop.keychain;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Objects;

/// One function of a shared library. Thread-safe if the function is.
///
/// Arguments are checked at the call instead of at compile time: a keychain call takes milliseconds, and so each
/// binding stays one line.
final class NativeFunction {
    private final MethodHandle handle;

    NativeFunction(MethodHandle handle) {
        this.handle = handle;
    }

    void run(Object... arguments) {
        invoke(arguments);
    }

    int integer(Object... arguments) {
        return (int) Objects.requireNonNull(invoke(arguments));
    }

    MemorySegment pointer(Object... arguments) {
        return (MemorySegment) Objects.requireNonNull(invoke(arguments));
    }

    private Object invoke(Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // the signature of every method handle
            throw new IllegalStateException("A native function cannot throw.", e);
        }
    }
}
