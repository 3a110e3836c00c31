package app.hearth.common.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadableCodeTest {
    @Test
    void aCodeIsGroupsOfFourOfAnAlphabetWithoutLookAlikes() {
        assertThat(ReadableCode.generate(20).reveal()).matches("([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(ReadableCode.generate(10).reveal()).hasSize(19);
    }

    @Test
    void everyWayToWriteACodeReadsTheSame() {
        Secret code = Secret.of("01AB-CDEF-GHJK-MNPQ");
        byte[] read = read(code, 10).orElseThrow();
        assertThat(read).hasSize(10).isNotEqualTo(new byte[10]);
        Stream.of("oiAB cdef ghjk mnpq", "OLABCDEFGHJKMNPQ", " 0 1 a b-C D E F-ghjk-mnpq\n")
                .forEach(other -> assertThat(read(Secret.of(other), 10)).contains(read));
    }

    @Test
    void theBytesAreThoseOfRfc4648InCrockfordsAlphabet() {
        // 0x00 44 32 14 C7 42 54 B6 35 CF is 0123456789ABCDEF, five bits each
        assertThat(read(Secret.of("0123-4567-89AB-CDEF"), 10))
                .contains(new byte[] {0x00, 0x44, 0x32, 0x14, (byte) 0xC7, 0x42, 0x54, (byte) 0xB6, 0x35, (byte) 0xCF});
    }

    @Test
    void zerosInFrontAreKept() {
        assertThat(read(Secret.of("0000-0000-0000-0000"), 10)).contains(new byte[10]);
        assertThat(read(Secret.of("ZZZZ-ZZZZ-ZZZZ-ZZZZ"), 10).orElseThrow()).containsOnly(0xFF);
    }

    @Test
    void theBytesAreGoneOnceTheyWereUsed() {
        assertThat(ReadableCode.use(Secret.of("01AB-CDEF-GHJK-MNPQ"), 10, bytes -> bytes))
                .contains(new byte[10]);
    }

    @Test
    void whatIsMadeIsReadAgainAndIsNeverTheSame() {
        assertThat(IntStream.range(0, 200)
                        .mapToObj(ignored -> ReadableCode.generate(15))
                        .peek(code -> assertThat(read(code, 15)).isPresent())
                        .map(code -> code.reveal().toLowerCase(Locale.ROOT))
                        .distinct())
                .hasSize(200);
    }

    @Test
    void whatIsNoCodeOfThatLengthIsNone() {
        Stream.of(
                        "",
                        "x",
                        "01AB-CDEF-GHJK-MNP",
                        "01AB-CDEF-GHJK-MNPQ-R",
                        "U1AB-CDEF-GHJK-MNPQ",
                        "01AB-CDEF-GHJK-MNP\u00df")
                .forEach(other ->
                        assertThat(read(Secret.of(other), 10)).as(other).isEmpty());
        assertThatThrownBy(() -> ReadableCode.generate(7)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<byte[]> read(Secret code, int count) {
        return ReadableCode.use(code, count, byte[]::clone);
    }
}
