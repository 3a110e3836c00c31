package app.hearth.desktop;

import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.profiles.MemorySecrets;
import app.hearth.desktop.profiles.ProfileSecrets;
import java.util.Optional;

/// Secrets in memory that a test takes from one start of the program to the next, as a keychain would.
public final class LastingSecrets implements ProfileSecrets {
    private final MemorySecrets memory = new MemorySecrets();

    @Override
    public boolean lasts() {
        return true;
    }

    @Override
    public TokenStore tokens(String account) {
        return memory.tokens(account);
    }

    @Override
    public void keepPassword(String account, Secret password) {
        memory.keepPassword(account, password);
    }

    @Override
    public Optional<Secret> password(String account) {
        return memory.password(account);
    }

    @Override
    public void forgetPassword(String account) {
        memory.forgetPassword(account);
    }

    @Override
    public void keepDraftsKey(String account, Secret key) {
        memory.keepDraftsKey(account, key);
    }

    @Override
    public Optional<Secret> draftsKey(String account) {
        return memory.draftsKey(account);
    }

    @Override
    public void forget(String account) {
        memory.forget(account);
    }
}
