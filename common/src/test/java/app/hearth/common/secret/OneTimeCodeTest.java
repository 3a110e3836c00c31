package app.hearth.common.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodeTest {
    private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);
    private static final long STEP = 1_111_111_111 / 30;

    /// The SHA-1 rows of RFC 6238, appendix B, which shows eight digits: the last six are ours.
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theCodesAreThoseOfTheRfc(long seconds, String code) {
        assertThat(OneTimeCode.at(SEED, Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }

    @Test
    void aClockMayBeOneStepOffAndNoMore() {
        for (int drift = -3; drift <= 3; drift++) {
            String code = OneTimeCode.at(SEED, NOW.plus(OneTimeCode.STEP.multipliedBy(drift)));
            assertThat(OneTimeCode.step(SEED, code, NOW, 0))
                    .as("%d steps off", drift)
                    .isEqualTo(Math.abs(drift) <= 1 ? OptionalLong.of(STEP + drift) : OptionalLong.empty());
        }
    }

    @Test
    void aStepThatWasUsedIsNoneAnyMoreAndNeitherIsAnOlderOne() {
        String code = OneTimeCode.at(SEED, NOW);
        assertThat(OneTimeCode.step(SEED, code, NOW, STEP - 1)).hasValue(STEP);
        assertThat(OneTimeCode.step(SEED, code, NOW, STEP)).isEmpty();
        assertThat(OneTimeCode.step(SEED, code, NOW, STEP + 1)).isEmpty();
    }

    @Test
    void whatIsNoCodeIsWrong() {
        for (String wrong :
                new String[] {"", "5047", "50471", "0050471", "05047O", "\u0660\u0665\u0660\u0664\u0667\u0661"}) {
            assertThat(OneTimeCode.step(SEED, wrong, NOW, 0)).isEmpty();
        }
    }

    @Test
    void aSeedIsTypedInBase32() {
        assertThat(OneTimeCode.text(SEED)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(OneTimeCode.text(new byte[] {0, 0, 0, 0, 1})).isEqualTo("AAAAAAAB");
    }
}
