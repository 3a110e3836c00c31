package app.hearth.desktop.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The functions of libsecret, GLib and GIO that a keychain needs, bound to their C signatures. Stateless,
/// thread-safe.
final class Libsecret {
    final NativeFunction storeSync;
    final NativeFunction lookupSync;
    final NativeFunction clearSync;
    final NativeFunction freePassword;
    final NativeFunction serviceSync;
    final NativeFunction collectionForAliasSync;
    final NativeFunction collectionIsLocked;
    final NativeFunction disconnect;
    final NativeFunction newHashTable;
    final NativeFunction insert;
    final NativeFunction unrefHashTable;
    final NativeFunction quarkName;
    final NativeFunction freeError;
    final NativeFunction unrefObject;
    final NativeFunction sessionBusSync;
    final NativeFunction exitOnClose;
    final MemorySegment stringHash;
    final MemorySegment stringEqual;

    private Libsecret(NativeLibrary secret, NativeLibrary glib, NativeLibrary gobject, NativeLibrary gio)
            throws KeychainException {
        storeSync = secret.function("secret_password_storev_sync", returning(JAVA_INT, 7));
        lookupSync = secret.function("secret_password_lookupv_nonpageable_sync", returning(ADDRESS, 4));
        clearSync = secret.function("secret_password_clearv_sync", returning(JAVA_INT, 4));
        freePassword = secret.function("secret_password_free", FunctionDescriptor.ofVoid(ADDRESS));
        serviceSync =
                secret.function("secret_service_get_sync", FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
        collectionForAliasSync = secret.function(
                "secret_collection_for_alias_sync",
                FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
        collectionIsLocked = secret.function("secret_collection_get_locked", returning(JAVA_INT, 1));
        disconnect = secret.function("secret_service_disconnect", FunctionDescriptor.ofVoid());
        newHashTable = glib.function("g_hash_table_new", returning(ADDRESS, 2));
        insert = glib.function("g_hash_table_insert", returning(JAVA_INT, 3));
        unrefHashTable = glib.function("g_hash_table_unref", FunctionDescriptor.ofVoid(ADDRESS));
        quarkName = glib.function("g_quark_to_string", FunctionDescriptor.of(ADDRESS, JAVA_INT));
        freeError = glib.function("g_error_free", FunctionDescriptor.ofVoid(ADDRESS));
        unrefObject = gobject.function("g_object_unref", FunctionDescriptor.ofVoid(ADDRESS));
        sessionBusSync = gio.function("g_bus_get_sync", FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
        exitOnClose = gio.function("g_dbus_connection_set_exit_on_close", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
        stringHash = glib.address("g_str_hash");
        stringEqual = glib.address("g_str_equal");
    }

    static Libsecret load() throws KeychainException {
        return new Libsecret(
                NativeLibrary.load("libsecret-1.so.0"),
                NativeLibrary.load("libglib-2.0.so.0"),
                NativeLibrary.load("libgobject-2.0.so.0"),
                NativeLibrary.load("libgio-2.0.so.0"));
    }

    private static FunctionDescriptor returning(MemoryLayout result, int pointers) {
        MemoryLayout[] arguments = new MemoryLayout[pointers];
        Arrays.fill(arguments, ADDRESS);
        return FunctionDescriptor.of(result, arguments);
    }
}
