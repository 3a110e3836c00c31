package app.hearth.desktop.keychain;

import java.lang.foreign.MemorySegment;

/// The four calls of the Windows Credential Manager as C has them, so that all else is tried without Windows.
/// Each that may fail answers 0 or the Win32 error. Texts are UTF-16 with a zero at the end.
interface CredentialApi {
    int NOT_FOUND = 1_168;

    /// `credential` is a `CREDENTIALW`.
    int write(MemorySegment credential);

    /// Puts the address of a `CREDENTIALW` into `holder`; the caller frees it.
    int read(MemorySegment target, MemorySegment holder);

    int delete(MemorySegment target);

    void free(MemorySegment credential);
}
