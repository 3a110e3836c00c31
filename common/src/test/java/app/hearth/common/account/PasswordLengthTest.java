package app.hearth.common.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PasswordLengthTest {
    @Test
    void eightTo256CharactersFit() {
        assertThat(PasswordLength.of("a".repeat(7))).isEqualTo(PasswordLength.TOO_SHORT);
        assertThat(PasswordLength.of("a".repeat(8))).isEqualTo(PasswordLength.FITS);
        assertThat(PasswordLength.of("a".repeat(256))).isEqualTo(PasswordLength.FITS);
        assertThat(PasswordLength.of("a".repeat(257))).isEqualTo(PasswordLength.TOO_LONG);
    }

    @Test
    void whatAPersonSeesAsOneCharacterCountsAsOne() {
        assertThat(PasswordLength.of("🔥".repeat(7))).isEqualTo(PasswordLength.TOO_SHORT);
        assertThat(PasswordLength.of("🔥".repeat(256))).isEqualTo(PasswordLength.FITS);
    }
}
