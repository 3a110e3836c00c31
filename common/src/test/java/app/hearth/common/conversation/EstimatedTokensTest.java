package app.hearth.common.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EstimatedTokensTest {
    @Test
    void everyThirdByteBegunIsAToken() {
        assertThat(EstimatedTokens.ofText("")).isZero();
        assertThat(EstimatedTokens.ofText("abc")).isEqualTo(1);
        assertThat(EstimatedTokens.ofText("abcd")).isEqualTo(2);
        assertThat(EstimatedTokens.ofText("é".repeat(300))).isEqualTo(200);
        assertThat(EstimatedTokens.ofText("字".repeat(300))).isEqualTo(300);
        assertThat(EstimatedTokens.ofText("😀".repeat(300))).isEqualTo(400);
    }
}
