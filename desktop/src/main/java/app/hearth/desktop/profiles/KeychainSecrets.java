package app.hearth.desktop.profiles;

import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.DesktopException;
import app.hearth.desktop.keychain.Keychain;
import app.hearth.desktop.keychain.KeychainException;
import app.hearth.desktop.keychain.KeychainItem;
import app.hearth.desktop.keychain.KeychainTokenStore;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps secrets in the system's keychain, or in the vault that stands in for it. A keychain that fails becomes a
/// [DesktopException]. Closing it closes the keychain.
public final class KeychainSecrets implements ProfileSecrets {
    private final Keychain keychain;
    private final Path dataDir;

    public KeychainSecrets(Keychain keychain, Path dataDir) {
        this.keychain = keychain;
        this.dataDir = dataDir;
    }

    @Override
    public boolean lasts() {
        return true;
    }

    @Override
    public TokenStore tokens(String account) {
        return new KeychainTokenStore(keychain, item(account, KeychainItem.Kind.REFRESH_TOKEN), dataDir);
    }

    @Override
    public void keepPassword(String account, Secret password) {
        keep(item(account, KeychainItem.Kind.PASSWORD), password, "The profile's password could not be kept.");
    }

    @Override
    public Optional<Secret> password(String account) {
        return load(item(account, KeychainItem.Kind.PASSWORD), "The profile's password could not be read.");
    }

    @Override
    public void forgetPassword(String account) {
        clear("The profile's password could not be forgotten.", item(account, KeychainItem.Kind.PASSWORD));
    }

    @Override
    public void keepDraftsKey(String account, Secret key) {
        keep(item(account, KeychainItem.Kind.DRAFTS_KEY), key, "The key of the drafts could not be kept.");
    }

    @Override
    public Optional<Secret> draftsKey(String account) {
        return load(item(account, KeychainItem.Kind.DRAFTS_KEY), "The key of the drafts could not be read.");
    }

    @Override
    public void forget(String account) {
        clear(
                "The profile could not be forgotten.",
                item(account, KeychainItem.Kind.REFRESH_TOKEN),
                item(account, KeychainItem.Kind.PASSWORD),
                item(account, KeychainItem.Kind.DRAFTS_KEY));
    }

    private void keep(KeychainItem item, Secret secret, String failure) {
        try {
            keychain.store(item, secret);
        } catch (KeychainException e) {
            throw new DesktopException(failure, e);
        }
    }

    private Optional<Secret> load(KeychainItem item, String failure) {
        try {
            return keychain.load(item);
        } catch (KeychainException e) {
            throw new DesktopException(failure, e);
        }
    }

    private void clear(String failure, KeychainItem... items) {
        try {
            for (KeychainItem item : items) {
                keychain.clear(item);
            }
        } catch (KeychainException e) {
            throw new DesktopException(failure, e);
        }
    }

    @Override
    public void close() {
        keychain.close();
    }

    private static KeychainItem item(String account, KeychainItem.Kind kind) {
        return new KeychainItem(KeychainItem.EMBEDDED, account, kind);
    }
}
