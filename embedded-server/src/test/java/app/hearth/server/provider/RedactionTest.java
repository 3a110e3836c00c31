package app.hearth.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.secret.Secret;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class RedactionTest {
    private static final String KEY = "sk-or-v1-0123+456/789=abcdef";

    @Test
    void everyOccurrenceOfTheKeyIsCutOut() {
        assertThat(readable("bad " + KEY + ", I say " + KEY)).isEqualTo("bad […], I say […]");
    }

    @Test
    void everyLongPieceOfTheKeyIsCutOut() {
        for (int from = 0; from + 8 <= KEY.length(); from++) {
            for (int to = from + 8; to <= KEY.length(); to++) {
                assertThat(readable("key …" + KEY.substring(from, to) + " is bad"))
                        .isEqualTo("key …[…] is bad");
            }
        }
    }

    @Test
    void theKeyIsFoundUrlEncodedAndInOtherCase() {
        assertThat(readable("?key=sk-or-v1-0123%2b456%2F789%3Dabcdef&x")).isEqualTo("?key=[…]&x");
        assertThat(readable(KEY.toUpperCase(Locale.ROOT))).isEqualTo("[…]");
    }

    @Test
    void aShortKeyIsCutOutAsAWhole() {
        assertThat(new Redaction(Secret.of("abc")).readable("key abc, ab")).isEqualTo("key […], ab");
    }

    @Test
    void theKeyIsFoundBeforeTheTextIsCut() {
        String readable = readable("x".repeat(290) + KEY);
        assertThat(readable).hasSizeLessThanOrEqualTo(300).doesNotContain("sk-");
    }

    @Test
    void whatIsSaidBecomesOneShortLine() {
        assertThat(readable(" a\r\n\tb\u0000\u001b[31mc\ud83d d ")).isEqualTo("a b [31mc d");
        assertThat(readable("y".repeat(299) + "😀".repeat(10))).hasSize(300).endsWith("y…");
        assertThat(readable("z".repeat(1_000_000))).hasSize(300);
    }

    @Test
    void withoutKeyNothingIsCutOut() {
        assertThat(new Redaction(Secret.of("")).readable("all of it")).isEqualTo("all of it");
    }

    private static String readable(String said) {
        return new Redaction(Secret.of(KEY)).readable(said);
    }
}
