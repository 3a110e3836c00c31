package app.hearth.desktop.keychain;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;

/// The macOS login keychain itself. Thread-safe. Not yet run on its system.
///
/// The `SecKeychain` calls are old and still there; they take plain C values, where `SecItem` wants Core
/// Foundation dictionaries and, for its newer keychain, a signed bundle with entitlements.
final class SecurityFramework implements SecurityApi {
    private static final String FRAMEWORKS = "/System/Library/Frameworks/";

    private final NativeFunction add;
    private final NativeFunction find;
    private final NativeFunction replace;
    private final NativeFunction delete;
    private final NativeFunction free;
    private final NativeFunction release;

    private SecurityFramework(NativeLibrary security, NativeLibrary coreFoundation) throws KeychainException {
        add = security.function(
                "SecKeychainAddGenericPassword",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
        find = security.function(
                "SecKeychainFindGenericPassword",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        replace = security.function(
                "SecKeychainItemModifyAttributesAndData",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
        delete = security.function("SecKeychainItemDelete", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        free = security.function("SecKeychainItemFreeContent", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        release = coreFoundation.function("CFRelease", FunctionDescriptor.ofVoid(ADDRESS));
    }

    static SecurityFramework load() throws KeychainException {
        return new SecurityFramework(
                NativeLibrary.load(FRAMEWORKS + "Security.framework/Security"),
                NativeLibrary.load(FRAMEWORKS + "CoreFoundation.framework/CoreFoundation"));
    }

    @Override
    public int add(MemorySegment service, MemorySegment account, MemorySegment password) {
        return add.integer(NULL, size(service), service, size(account), account, size(password), password, NULL);
    }

    @Override
    public int find(MemorySegment service, MemorySegment account, Holders holders) {
        return find.integer(
                NULL,
                size(service),
                service,
                size(account),
                account,
                holders.length(),
                holders.password(),
                holders.item());
    }

    @Override
    public int replace(MemorySegment item, MemorySegment password) {
        return replace.integer(item, NULL, size(password), password);
    }

    @Override
    public int delete(MemorySegment item) {
        return delete.integer(item);
    }

    @Override
    public void free(MemorySegment password) {
        free.run(NULL, password);
    }

    @Override
    public void release(MemorySegment item) {
        release.run(item);
    }

    private static int size(MemorySegment bytes) {
        return Math.toIntExact(bytes.byteSize());
    }
}
