package app.hearth.desktop.keychain;

import org.junit.jupiter.api.Tag;

/// Against the real Secret Service of the session it runs in.
@Tag("keychain")
class LibsecretKeychainIT extends KeychainContract {
    @Override
    Keychain keychain() throws KeychainException {
        return new LibsecretKeychain();
    }
}
