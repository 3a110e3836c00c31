package app.hearth.common.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void printingShowsNothing() {
        assertThat(Secret.of("hunter2")).hasToString("[REDACTED]");
        assertThat("%s".formatted(Secret.of("hunter2"))).doesNotContain("hunter2");
    }

    @Test
    void textBytesAndCharactersGiveTheSameSecret() {
        Secret secret = Secret.of("pässwörd😀");

        assertThat(Secret.of("pässwörd😀".toCharArray())).isEqualTo(secret).hasSameHashCodeAs(secret);
        assertThat(Secret.of("pässwörd😀".getBytes(StandardCharsets.UTF_8))).isEqualTo(secret);
        assertThat(secret.reveal()).isEqualTo("pässwörd😀");
        assertThat(secret.length()).isEqualTo(14);
        assertThat(secret.isEmpty()).isFalse();
        assertThat(Secret.of("").isEmpty()).isTrue();
    }

    @Test
    void anotherTextIsAnotherSecret() {
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo("a");
    }

    @Test
    void nobodyElseHoldsItsBytes() {
        byte[] given = {1, 2, 3};
        Secret secret = Secret.of(given);
        given[0] = 9;
        secret.bytes()[1] = 9;

        assertThat(secret.bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void closingZeroesIt() {
        Secret secret = Secret.of("hunter2");
        secret.close();

        assertThat(secret.bytes()).containsOnly(0).hasSize(7);
    }
}
