package app.hearth.desktop.keychain;

import java.lang.foreign.MemorySegment;

/// The calls of the macOS keychain as C has them, so that all else is tried without a Mac. Each that may fail
/// answers an `OSStatus`. Names and passwords are bytes, as long as their segments.
interface SecurityApi {
    int DONE = 0;
    int NOT_FOUND = -25_300;
    int DUPLICATE = -25_299;

    int add(MemorySegment service, MemorySegment account, MemorySegment password);

    /// Puts the length (32 bits) and address of the password and the address of the item into the holders, where
    /// they are not null pointers; the caller frees the one and releases the other.
    int find(MemorySegment service, MemorySegment account, Holders holders);

    int replace(MemorySegment item, MemorySegment password);

    int delete(MemorySegment item);

    void free(MemorySegment password);

    void release(MemorySegment item);

    /// Where an answer goes.
    record Holders(MemorySegment length, MemorySegment password, MemorySegment item) {}
}
