package app.hearth.common.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTokensTest {
    @Test
    void everyThirdByteBegunIsAToken() {
        assertThat(TextTokens.estimate("")).isZero();
        assertThat(TextTokens.estimate("abc")).isEqualTo(1);
        assertThat(TextTokens.estimate("abcd")).isEqualTo(2);
        assertThat(TextTokens.estimate("é".repeat(300))).isEqualTo(200);
        assertThat(TextTokens.estimate("字".repeat(300))).isEqualTo(300);
        assertThat(TextTokens.estimate("😀".repeat(300))).isEqualTo(400);
    }
}
