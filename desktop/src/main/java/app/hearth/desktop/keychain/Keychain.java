package app.hearth.desktop.keychain;

import app.hearth.common.secret.Secret;
import java.util.Optional;

/// Keeps small secrets between starts: the operating system's keychain, or the vault that stands in where there
/// is none.
///
/// Thread-safe. Every call waits for another process or the disk, so it throws [IllegalStateException] on the UI
/// thread; none of them opens a window or asks the person for anything. What a keychain kept for other programs
/// it never touches.
public interface Keychain extends AutoCloseable {
    /// The longest value every keychain takes, in bytes (the Windows Credential Manager is the narrowest).
    int LONGEST_VALUE = 2_048;

    /// Returns when `value` is kept under `item`, in place of what was there. The caller still owns and closes
    /// `value`. A failure leaves what was there before. Throws [IllegalArgumentException] for an empty value or
    /// one longer than [#LONGEST_VALUE].
    void store(KeychainItem item, Secret value) throws KeychainException;

    /// What is kept under `item`, which the caller closes; empty when there is nothing.
    Optional<Secret> load(KeychainItem item) throws KeychainException;

    /// Lets go of what the program holds of it in memory; what is kept stays kept.
    @Override
    default void close() {}

    /// Forgets `item`; nothing happens when there is none.
    void clear(KeychainItem item) throws KeychainException;
}
