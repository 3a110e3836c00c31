package app.hearth.desktop.keychain;

import app.hearth.desktop.keychain.KeychainException.Reason;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/// A shared library of the operating system, loaded for as long as the program runs. Stateless, thread-safe.
///
/// All that Java calls restricted (trusting what C says of its memory) stands here.
@SuppressWarnings("restricted")
final class NativeLibrary {
    private final String name;
    private final SymbolLookup symbols;

    NativeLibrary(String name, SymbolLookup symbols) {
        this.name = name;
        this.symbols = symbols;
    }

    /// Loads a library by file name or path; UNAVAILABLE when this system does not have it.
    static NativeLibrary load(String name) throws KeychainException {
        try {
            return new NativeLibrary(name, SymbolLookup.libraryLookup(name, Arena.global()));
        } catch (IllegalArgumentException e) {
            throw new KeychainException(Reason.UNAVAILABLE, "This system has no " + name + ".", e);
        }
    }

    NativeFunction function(String symbol, FunctionDescriptor descriptor, Linker.Option... options)
            throws KeychainException {
        return new NativeFunction(Linker.nativeLinker().downcallHandle(address(symbol), descriptor, options));
    }

    /// Where `symbol` is in memory.
    MemorySegment address(String symbol) throws KeychainException {
        return symbols.find(symbol)
                .orElseThrow(() -> new KeychainException(Reason.UNAVAILABLE, name + " has no " + symbol + "."));
    }

    /// The `bytes` bytes of C's memory at `pointer`, which must be there.
    static MemorySegment view(MemorySegment pointer, long bytes) {
        return pointer.reinterpret(bytes);
    }
}
