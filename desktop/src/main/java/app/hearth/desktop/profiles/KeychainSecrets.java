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
        try {
            keychain.store(item(account, KeychainItem.Kind.PASSWORD), password);
        } catch (KeychainException e) {
            throw new DesktopException("The profile's password could not be kept.", e);
        }
    }

    @Override
    public Optional<Secret> password(String account) {
        try {
            return keychain.load(item(account, KeychainItem.Kind.PASSWORD));
        } catch (KeychainException e) {
            throw new DesktopException("The profile's password could not be read.", e);
        }
    }

    @Override
    public void forgetPassword(String account) {
        try {
            keychain.clear(item(account, KeychainItem.Kind.PASSWORD));
        } catch (KeychainException e) {
            throw new DesktopException("The profile's password could not be forgotten.", e);
        }
    }

    @Override
    public void forget(String account) {
        try {
            keychain.clear(item(account, KeychainItem.Kind.REFRESH_TOKEN));
            keychain.clear(item(account, KeychainItem.Kind.PASSWORD));
        } catch (KeychainException e) {
            throw new DesktopException("The profile could not be forgotten.", e);
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
