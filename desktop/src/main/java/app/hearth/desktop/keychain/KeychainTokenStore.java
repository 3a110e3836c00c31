package app.hearth.desktop.keychain;

import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.DesktopException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/// The refresh token of one profile, kept in a keychain. Thread-safe; blocks as the keychain does. A keychain
/// that fails becomes a [DesktopException] whose cause is the [KeychainException].
public final class KeychainTokenStore implements TokenStore {
    private final Keychain keychain;
    private final KeychainItem item;
    private final Path turns;

    /// `dataDirectory` is where the processes that share the token take turns.
    public KeychainTokenStore(Keychain keychain, KeychainItem item, Path dataDirectory) {
        this.keychain = keychain;
        this.item = item;
        this.turns = dataDirectory.resolve("token-" + shortName(item) + ".lock");
    }

    private static String shortName(KeychainItem item) {
        byte[] name = KeyDerivation.sha256(ItemNames.of(item).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(name, 0, 8);
    }

    @Override
    public Optional<Secret> load() {
        try {
            return keychain.load(item);
        } catch (KeychainException e) {
            throw new DesktopException("The token could not be read.", e);
        }
    }

    @Override
    public void save(Secret refreshToken) {
        try {
            keychain.store(item, refreshToken);
        } catch (KeychainException e) {
            throw new DesktopException("The token could not be kept.", e);
        }
    }

    @Override
    public void clear() {
        try {
            keychain.clear(item);
        } catch (KeychainException e) {
            throw new DesktopException("The token could not be forgotten.", e);
        }
    }

    /// Not to be called again from within `work`.
    @Override
    public void exclusively(Runnable work) {
        try (FileTurn _ = FileTurn.take(turns)) {
            work.run();
        } catch (IOException e) {
            throw new DesktopException("The turn for the token could not be taken.", e);
        }
    }
}
