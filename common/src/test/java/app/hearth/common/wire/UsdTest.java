package app.hearth.common.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsdTest {
    @ParameterizedTest
    @CsvSource({"0.100000000000000000,0.1", "100.00,100", "1E+2,100", "0E-18,0", "0.000000000000000001,1E-18"})
    void anAmountIsToldInItsShortestFormWithoutAnExponentAboveOne(BigDecimal amount, String told) {
        assertThat(Usd.plain(amount)).hasToString(told);
    }
}
