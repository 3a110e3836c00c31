package app.hearth.server.key;

import app.hearth.common.account.SessionId;
import app.hearth.common.key.KeyState;
import app.hearth.common.secret.Context;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.account.Vaults;
import app.hearth.server.http.HttpFailure;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Seals what people entrust to the server under the vault key of their profile, and opens it again. Thread-safe.
///
/// What a secret is for is part of its seal, as a [Context]: a row that is edited, or moved to another profile, name or
/// address, does not open, so that its secret goes nowhere else.
final class Sealing {
    private static final int SHOWN = 4;
    private static final int SHOWN_FROM_LENGTH = 12;

    private final Vaults vaults;

    Sealing(Vaults vaults) {
        this.vaults = vaults;
    }

    /// Fails with `vault_locked` when the vault of the session is not open.
    byte[] seal(SessionId session, Secret secret, Context context) {
        byte[] plain = secret.bytes();
        try {
            return vaults.use(session, vaultKey -> SecretBox.seal(vaultKey, plain, context))
                    .orElseThrow(Sealing::locked);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// What was sealed, which the caller closes; empty when the box is damaged or was made for another context. Fails
    /// with `vault_locked` when the vault of the session is not open.
    Optional<Secret> open(SessionId session, byte[] box, Context context) {
        return vaults.use(session, vaultKey -> open(vaultKey, box, context)).orElseThrow(Sealing::locked);
    }

    private static Optional<Secret> open(byte[] vaultKey, byte[] box, Context context) {
        return SecretBox.open(vaultKey, box, context).map(plain -> {
            try {
                return Secret.of(plain);
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        });
    }

    /// What could be done with a box now; without one there is nothing left to open.
    KeyState state(SessionId session, byte @Nullable [] box, Context context) {
        if (box == null) {
            return KeyState.LOST;
        }
        return vaults.use(session, vaultKey -> open(vaultKey, box, context))
                .map(opened -> {
                    opened.ifPresent(Secret::close);
                    return opened.isPresent() ? KeyState.OK : KeyState.DAMAGED;
                })
                .orElse(KeyState.LOCKED);
    }

    private static HttpFailure locked() {
        return HttpFailure.of(ErrorCode.VAULT_LOCKED, "Your keys are locked. Unlock them first.");
    }

    /// By which a person tells secrets apart: the last characters of one that is long enough to show them.
    static String hint(Secret secret) {
        String text = secret.reveal();
        if (text.length() < SHOWN_FROM_LENGTH) {
            return "…";
        }
        int from = text.length() - SHOWN;
        return "…" + text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }
}
