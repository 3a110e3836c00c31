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
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// The Secret Service of a Linux desktop (GNOME Keyring, KWallet, KeePassXC) through libsecret. Thread-safe.
///
/// Values go in as Base64, because libsecret keeps text that ends at the first zero byte. Every call first asks
/// whether the default collection is locked, because libsecret would otherwise open a system prompt and wait for
/// it.
final class LibsecretKeychain implements Keychain {
    private static final String DEFAULT = "default";
    private static final int SESSION_BUS = 2;
    private static final int NO_FLAGS = 0;
    private static final int NO = 0;
    private static final long ERROR_CODE = 4;
    private static final long ERROR_MESSAGE = 8;
    private static final long ERROR_BYTES = 16;
    private static final int LONGEST_TEXT = 4 * LONGEST_VALUE;

    private final Libsecret libsecret;
    private final MemorySegment schema;

    /// UNAVAILABLE when libsecret is not installed; whether a service answers shows at the first call.
    LibsecretKeychain() throws KeychainException {
        libsecret = Libsecret.load();
        schema = LibsecretSchema.allocate(Arena.global());
    }

    @Override
    public void store(KeychainItem item, Secret value) throws KeychainException {
        BlockingCalls.check();
        Values.check(value);
        try (Arena arena = Arena.ofConfined()) {
            requireUnlocked(arena);
            MemorySegment password = text(arena, value);
            MemorySegment attributes = attributes(arena, item);
            try {
                MemorySegment label =
                        arena.allocateFrom("Hearth: " + item.kind().word() + " for " + item.server());
                MemorySegment collection = arena.allocateFrom(DEFAULT);
                MemorySegment error = arena.allocate(ADDRESS);
                libsecret.storeSync.integer(schema, attributes, collection, label, password, NULL, error);
                throwIfSet(error);
            } finally {
                password.fill((byte) 0);
                libsecret.unrefHashTable.run(attributes);
            }
        }
    }

    @Override
    public Optional<Secret> load(KeychainItem item) throws KeychainException {
        BlockingCalls.check();
        try (Arena arena = Arena.ofConfined()) {
            requireUnlocked(arena);
            MemorySegment attributes = attributes(arena, item);
            MemorySegment password = NULL;
            try {
                MemorySegment error = arena.allocate(ADDRESS);
                password = libsecret.lookupSync.pointer(schema, attributes, NULL, error);
                throwIfSet(error);
                return password.equals(NULL) ? Optional.empty() : Optional.of(secret(password));
            } finally {
                libsecret.freePassword.run(password);
                libsecret.unrefHashTable.run(attributes);
            }
        }
    }

    @Override
    public void clear(KeychainItem item) throws KeychainException {
        BlockingCalls.check();
        try (Arena arena = Arena.ofConfined()) {
            requireUnlocked(arena);
            MemorySegment attributes = attributes(arena, item);
            try {
                MemorySegment error = arena.allocate(ADDRESS);
                libsecret.clearSync.integer(schema, attributes, NULL, error);
                throwIfSet(error);
            } finally {
                libsecret.unrefHashTable.run(attributes);
            }
        }
    }

    private void requireUnlocked(Arena arena) throws KeychainException {
        MemorySegment bus = NULL;
        MemorySegment service = NULL;
        MemorySegment collection = NULL;
        try {
            MemorySegment error = arena.allocate(ADDRESS);
            bus = libsecret.sessionBusSync.pointer(SESSION_BUS, NULL, error);
            throwIfSet(error);
            // GIO's default ends the whole process when the session bus goes away.
            libsecret.exitOnClose.run(bus, NO);
            service = libsecret.serviceSync.pointer(NO_FLAGS, NULL, error);
            throwIfSet(error);
            collection = libsecret.collectionForAliasSync.pointer(
                    service, arena.allocateFrom(DEFAULT), NO_FLAGS, NULL, error);
            throwIfSet(error);
            if (collection.equals(NULL)) {
                throw new KeychainException(Reason.UNAVAILABLE, "The Secret Service has no default collection.");
            }
            if (libsecret.collectionIsLocked.integer(collection) != NO) {
                throw new KeychainException(Reason.LOCKED, "The default collection is locked.");
            }
        } finally {
            release(collection);
            release(service);
            release(bus);
        }
    }

    private void release(MemorySegment object) {
        if (!object.equals(NULL)) {
            libsecret.unrefObject.run(object);
        }
    }

    private MemorySegment attributes(Arena arena, KeychainItem item) {
        MemorySegment table = libsecret.newHashTable.pointer(libsecret.stringHash, libsecret.stringEqual);
        insert(arena, table, LibsecretSchema.SERVER, item.server());
        insert(arena, table, LibsecretSchema.PROFILE, item.profile());
        insert(arena, table, LibsecretSchema.KIND, item.kind().word());
        return table;
    }

    private void insert(Arena arena, MemorySegment table, String name, String value) {
        libsecret.insert.integer(table, arena.allocateFrom(name), arena.allocateFrom(value));
    }

    private static MemorySegment text(Arena arena, Secret value) {
        byte[] plain = value.bytes();
        byte[] encoded = Base64.getEncoder().encode(plain);
        try {
            MemorySegment text = arena.allocate(encoded.length + 1L);
            MemorySegment.copy(encoded, 0, text, JAVA_BYTE, 0, encoded.length);
            return text;
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private static Secret secret(MemorySegment password) throws KeychainException {
        MemorySegment text = NativeLibrary.view(password, LONGEST_TEXT);
        int length = 0;
        while (length < LONGEST_TEXT && text.get(JAVA_BYTE, length) != 0) {
            length++;
        }
        byte[] encoded = text.asSlice(0, length).toArray(JAVA_BYTE);
        byte[] plain = {};
        try {
            plain = Base64.getDecoder().decode(encoded);
            return Secret.of(plain);
        } catch (IllegalArgumentException _) {
            throw new KeychainException(Reason.FAILED, "The item was changed by another program.");
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private void throwIfSet(MemorySegment holder) throws KeychainException {
        MemorySegment address = holder.get(ADDRESS, 0);
        if (address.equals(NULL)) {
            return;
        }
        MemorySegment error = NativeLibrary.view(address, ERROR_BYTES);
        try {
            String domain = string(libsecret.quarkName.pointer(error.get(JAVA_INT, 0)));
            int code = error.get(JAVA_INT, ERROR_CODE);
            Reason reason = LibsecretErrors.reason(domain, code);
            if (reason == Reason.UNAVAILABLE) {
                // Otherwise libsecret would ask the lost service for ever, even after a new one has come.
                libsecret.disconnect.run();
            }
            String message = string(error.get(ADDRESS, ERROR_MESSAGE));
            throw new KeychainException(reason, domain + " " + code + ": " + message);
        } finally {
            libsecret.freeError.run(address);
        }
    }

    private static String string(MemorySegment text) {
        return text.equals(NULL)
                ? ""
                : NativeLibrary.view(text, Integer.MAX_VALUE).getString(0);
    }
}
