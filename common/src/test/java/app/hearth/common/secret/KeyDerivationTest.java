package app.hearth.common.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyDerivationTest {
    private static final byte[] MATERIAL = hex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");
    private static final byte[] SALT = hex("000102030405060708090a0b0c");

    @Test
    void sha256IsTheStandardOne() {
        assertThat(KeyDerivation.sha256("abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    /// RFC 5869, A.3: the vector whose info is empty, the only one that is text.
    @Test
    void theVectorOfTheStandardWithEmptySaltAndInfoComesOut() {
        assertThat(KeyDerivation.hkdf(MATERIAL, new byte[0], "", 42))
                .isEqualTo(hex(
                        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d" + "9d201395faa4b61a96c8"));
    }

    /// RFC 5869, A.1 inputs. Its info (f0..f9) is no text, so the expected value is expanded by hand from its
    /// PRK.
    @Test
    void materialAndSaltOfTheStandardGiveItsPseudorandomKey() throws Exception {
        byte[] prk = hex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(prk, "HmacSHA256"));
        mac.update("purpose".getBytes(StandardCharsets.UTF_8));
        byte[] expected = mac.doFinal(new byte[] {1});

        assertThat(KeyDerivation.hkdf(MATERIAL, SALT, "purpose", 32)).isEqualTo(expected);
    }

    @Test
    void anotherPurposeSaltOrMaterialGivesOtherBytes() {
        byte[] bytes = KeyDerivation.hkdf(MATERIAL, SALT, "a", 32);

        assertThat(KeyDerivation.hkdf(MATERIAL, SALT, "b", 32)).isNotEqualTo(bytes);
        assertThat(KeyDerivation.hkdf(MATERIAL, MATERIAL, "a", 32)).isNotEqualTo(bytes);
        assertThat(KeyDerivation.hkdf(SALT, SALT, "a", 32)).isNotEqualTo(bytes);
        assertThat(KeyDerivation.hkdf(MATERIAL, SALT, "a", 64)).hasSize(64).startsWith(bytes);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
