package app.hearth.common.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final Context CONTEXT = Context.of("key", "profile", "openai");

    private final byte[] key = SecretBox.random(SecretBox.KEY_BYTES);
    private final byte[] plain = "sk-secret".getBytes(StandardCharsets.UTF_8);
    private final byte[] box = SecretBox.seal(key, plain, CONTEXT);

    @Test
    void whatWasSealedOpens() {
        assertThat(SecretBox.open(key, box, CONTEXT)).hasValue(plain);
        assertThat(SecretBox.open(key, SecretBox.seal(key, new byte[0], CONTEXT), CONTEXT))
                .hasValue(new byte[0]);
    }

    @Test
    void noBitOfTheBoxMayBeAnother() {
        for (int bit = 0; bit < box.length * 8; bit++) {
            byte[] flipped = box.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(SecretBox.open(key, flipped, CONTEXT)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void aShortenedOrLengthenedBoxStaysShut() {
        for (int length = 0; length < box.length; length++) {
            assertThat(SecretBox.open(key, Arrays.copyOf(box, length), CONTEXT)).isEmpty();
        }
        assertThat(SecretBox.open(key, Arrays.copyOf(box, box.length + 1), CONTEXT))
                .isEmpty();
    }

    @Test
    void anotherContextOrKeyDoesNotOpen() {
        assertThat(SecretBox.open(key, box, Context.of("key", "profile", "openrouter")))
                .isEmpty();
        assertThat(SecretBox.open(key, box, Context.of("key", "profileopenai"))).isEmpty();
        assertThat(SecretBox.open(key, box, Context.of("key", "profile", "openai", "")))
                .isEmpty();
        assertThat(SecretBox.open(SecretBox.random(SecretBox.KEY_BYTES), box, CONTEXT))
                .isEmpty();
    }

    @Test
    void theBoundariesOfAContextsPartsCount() {
        assertThat(Context.of("ab", "c").bytes())
                .isNotEqualTo(Context.of("a", "bc").bytes());
    }

    @Test
    void aBoxHasItsFormatItsNonceAndAWholeTagBesideTheText() {
        assertThat(box).hasSize(1 + 12 + plain.length + 16).startsWith(1);
    }

    @Test
    void theSameTextIsNeverSealedTheSame() {
        assertThat(SecretBox.seal(key, plain, CONTEXT)).isNotEqualTo(box);
    }

    @Test
    void aKeyOfTheWrongSizeIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> SecretBox.seal(new byte[16], plain, CONTEXT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SecretBox.open(new byte[16], box, CONTEXT))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
