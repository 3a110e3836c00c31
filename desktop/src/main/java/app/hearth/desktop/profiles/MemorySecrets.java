package app.hearth.desktop.profiles;

import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps secrets as long as the program runs: for the demo, whose data ends with it, so that nothing of it stays in
/// the keychain. Thread-safe.
public final class MemorySecrets implements ProfileSecrets {
    private final Map<String, TokenStore> tokens = new ConcurrentHashMap<>();
    private final Map<String, Secret> passwords = new ConcurrentHashMap<>();
    private final Map<String, Secret> draftsKeys = new ConcurrentHashMap<>();

    @Override
    public boolean lasts() {
        return false;
    }

    @Override
    public TokenStore tokens(String account) {
        return tokens.computeIfAbsent(account, _ -> TokenStore.inMemory());
    }

    @Override
    public void keepPassword(String account, Secret password) {
        passwords.put(account, Secret.of(password.bytes()));
    }

    @Override
    public Optional<Secret> password(String account) {
        return Optional.ofNullable(passwords.get(account)).map(kept -> Secret.of(kept.bytes()));
    }

    @Override
    public void forgetPassword(String account) {
        passwords.remove(account);
    }

    @Override
    public void keepDraftsKey(String account, Secret key) {
        draftsKeys.put(account, Secret.of(key.bytes()));
    }

    @Override
    public Optional<Secret> draftsKey(String account) {
        return Optional.ofNullable(draftsKeys.get(account)).map(kept -> Secret.of(kept.bytes()));
    }

    @Override
    public void forget(String account) {
        draftsKeys.remove(account);
        tokens.remove(account);
        passwords.remove(account);
    }
}
