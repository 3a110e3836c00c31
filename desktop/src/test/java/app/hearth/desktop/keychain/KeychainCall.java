package app.hearth.desktop.keychain;

import app.hearth.common.secret.Secret;
import java.util.List;

/// One of the calls of a keychain.
interface KeychainCall {
    void on(Keychain keychain) throws KeychainException;

    static List<KeychainCall> all(KeychainItem item) {
        return List.of(
                keychain -> keychain.store(item, Secret.of("value")),
                keychain -> keychain.load(item),
                keychain -> keychain.clear(item));
    }
}
