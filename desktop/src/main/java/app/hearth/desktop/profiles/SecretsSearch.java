package app.hearth.desktop.profiles;

import app.hearth.common.wire.BlockingCalls;
import app.hearth.desktop.keychain.KeychainException;
import app.hearth.desktop.keychain.KeychainSearch;
import app.hearth.desktop.keychain.Keychains;
import app.hearth.desktop.keychain.PassphraseVault;
import java.nio.file.Path;

/// Where this desktop can keep secrets, as far as it can be known without asking anyone.
public sealed interface SecretsSearch {
    /// There is a place for them.
    record Found(ProfileSecrets secrets) implements SecretsSearch {}

    /// Only a passphrase can protect them here; `isNew` when none was chosen yet.
    record NeedsPassphrase(boolean isNew) implements SecretsSearch {}

    /// There is a keychain, and it does not let us in for now. Nothing may be kept elsewhere meanwhile, or what is in
    /// it would seem lost.
    record KeptShut() implements SecretsSearch {}

    /// Looks for the keychain, and for a vault made at an earlier start, which goes before. Blocks for seconds.
    static SecretsSearch in(Path dataDir) {
        BlockingCalls.check();
        if (PassphraseVault.exists(dataDir)) {
            return new NeedsPassphrase(false);
        }
        return switch (Keychains.find()) {
            case KeychainSearch.Found found -> new Found(new KeychainSecrets(found.keychain(), dataDir));
            case KeychainSearch.NotUsable unusable ->
                unusable.reason() == KeychainException.Reason.UNAVAILABLE ? new NeedsPassphrase(true) : new KeptShut();
        };
    }
}
