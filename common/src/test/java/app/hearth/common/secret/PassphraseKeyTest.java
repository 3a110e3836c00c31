package app.hearth.common.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against keys that another implementation of RFC 8018 has made.
final class PassphraseKeyTest {
    private static final byte[] SALT = "salt".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "password, 1, 867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252",
        "password, 4096, d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5",
        "pässwörd😀, 2, 89bdfbedcd76e99e3b819d7f8849d37fede45573308d7f09caf3e4f156668287"
    })
    void aPassphraseGivesTheKeyOfTheStandard(String passphrase, int iterations, String key) {
        assertThat(PassphraseKey.derive(Secret.of(passphrase), SALT, iterations))
                .isEqualTo(HexFormat.of().parseHex(key));
    }

    @Test
    void anotherSaltGivesAnotherKeyAndThePassphraseIsLeftAsItWas() {
        Secret passphrase = Secret.of("password");
        byte[] key = PassphraseKey.derive(passphrase, SALT, 1);

        assertThat(PassphraseKey.derive(passphrase, new byte[4], 1)).isNotEqualTo(key);
        assertThat(passphrase).isEqualTo(Secret.of("password"));
    }

    @Test
    void itTakesAsManyIterationsAsAreAskedForToday() {
        assertThat(PassphraseKey.LEAST_ITERATIONS).isGreaterThanOrEqualTo(210_000);
    }
}
