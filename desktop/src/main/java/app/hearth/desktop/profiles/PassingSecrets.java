package app.hearth.desktop.profiles;

import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.Secret;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the tokens of those who do not want to stay signed in no longer than the program runs, and everything else
/// where `lasting` keeps it. Closing it closes that. Thread-safe.
final class PassingSecrets implements ProfileSecrets {
    private final ProfileSecrets lasting;
    private final MemorySecrets passing = new MemorySecrets();
    private final Set<String> leaving = ConcurrentHashMap.newKeySet();

    PassingSecrets(ProfileSecrets lasting) {
        this.lasting = lasting;
    }

    /// Where the next token of `account` is to be kept. A sign-in that does not stay begins with the token there was,
    /// which shows that this device was signed in before.
    TokenStore tokens(String account, boolean stays) {
        if (stays) {
            return lasting.tokens(account);
        }
        TokenStore brief = passing.tokens(account);
        lasting.tokens(account).load().ifPresent(brief::save);
        return brief;
    }

    /// It has signed in: from now on its tokens are where it wants them, and nowhere else.
    void signedIn(String account, boolean stays) {
        if (stays) {
            leaving.remove(account);
            passing.forget(account);
        } else {
            leaving.add(account);
            lasting.tokens(account).clear();
        }
    }

    @Override
    public boolean lasts() {
        return lasting.lasts();
    }

    @Override
    public TokenStore tokens(String account) {
        return leaving.contains(account) ? passing.tokens(account) : lasting.tokens(account);
    }

    @Override
    public void keepPassword(String account, Secret password) {
        lasting.keepPassword(account, password);
    }

    @Override
    public Optional<Secret> password(String account) {
        return lasting.password(account);
    }

    @Override
    public void forgetPassword(String account) {
        lasting.forgetPassword(account);
    }

    /// Whether what is kept for this account is there when the program starts again.
    boolean lasts(String account) {
        return lasting.lasts() && !leaving.contains(account);
    }

    @Override
    public void keepDraftsKey(String account, Secret key) {
        lasting.keepDraftsKey(account, key);
    }

    @Override
    public Optional<Secret> draftsKey(String account) {
        return lasting.draftsKey(account);
    }

    @Override
    public void forget(String account) {
        leaving.remove(account);
        passing.forget(account);
        lasting.forget(account);
    }

    @Override
    public void close() {
        lasting.close();
    }
}
