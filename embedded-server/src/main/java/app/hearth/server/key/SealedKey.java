package app.hearth.server.key;

import app.hearth.common.account.ProfileId;
import app.hearth.common.secret.Context;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import java.util.Arrays;
import java.util.Optional;

/// A provider key sealed under its profile's vault key. What it is for is part of the seal: a row that is edited,
/// or moved to another profile, provider or address, does not open, so that its key goes nowhere else.
record SealedKey(byte[] box) {
    static SealedKey seal(byte[] vaultKey, Secret key, Place place) {
        byte[] plain = key.bytes();
        try {
            return new SealedKey(SecretBox.seal(vaultKey, plain, place.context()));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    Optional<Secret> open(byte[] vaultKey, Place place) {
        return SecretBox.open(vaultKey, box, place.context()).map(plain -> {
            try {
                return Secret.of(plain);
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        });
    }

    /// Where a key belongs.
    record Place(ProfileId profile, String provider, String baseUrl, int keyVersion) {
        private Context context() {
            return Context.of("provider_key", profile.toString(), provider, baseUrl, Integer.toString(keyVersion));
        }
    }
}
