package app.hearth.desktop.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// The `SecretSchema` under which Hearth's items are kept and found. Names here are in people's keychains and
/// stay.
final class LibsecretSchema {
    static final String SERVER = "server";
    static final String PROFILE = "profile";
    static final String KIND = "kind";

    private static final String NAME = "app.hearth.Secret";
    private static final int STRING = 0;
    private static final int MOST_ATTRIBUTES = 32;
    private static final int RESERVED_POINTERS = 8;
    private static final long ATTRIBUTE_BYTES = 16;
    private static final long ATTRIBUTES = 16;
    private static final MemoryLayout LAYOUT = MemoryLayout.sequenceLayout(
            ATTRIBUTES / 8 + MOST_ATTRIBUTES * ATTRIBUTE_BYTES / 8 + RESERVED_POINTERS, ADDRESS);

    private LibsecretSchema() {}

    /// `name`, `flags` (none), up to 32 pairs of name and type, eight reserved words; the list ends at a null
    /// name.
    static MemorySegment allocate(Arena arena) {
        MemorySegment schema = arena.allocate(LAYOUT);
        schema.set(ADDRESS, 0, arena.allocateFrom(NAME));
        long offset = ATTRIBUTES;
        for (String attribute : List.of(SERVER, PROFILE, KIND)) {
            schema.set(ADDRESS, offset, arena.allocateFrom(attribute));
            schema.set(JAVA_INT, offset + ADDRESS.byteSize(), STRING);
            offset += ATTRIBUTE_BYTES;
        }
        return schema;
    }
}
