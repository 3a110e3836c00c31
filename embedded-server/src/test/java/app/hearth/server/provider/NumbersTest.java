package app.hearth.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class NumbersTest {
    @Test
    void countsComeAsNumbersAndStrings() {
        assertThat(Numbers.count(json("7"))).isEqualTo(7);
        assertThat(Numbers.count(json("7.0"))).isEqualTo(7);
        assertThat(Numbers.count(json("\" 7 \""))).isEqualTo(7);
        assertThat(Numbers.count(json("1e3"))).isEqualTo(1000);
    }

    @Test
    void whatIsNoCountIsUnknown() {
        for (String odd : new String[] {
            "null", "\"\"", "\"many\"", "-1", "2147483648", "true", "[]", "{}", "1e999999999", "\"1e-999999999\""
        }) {
            assertThat(Numbers.count(json(odd))).as(odd).isNull();
        }
    }

    @Test
    void aLimitOfZeroIsNoLimit() {
        assertThat(Numbers.positive(json("0"))).isNull();
        assertThat(Numbers.positive(json("null"))).isNull();
        assertThat(Numbers.positive(json("7"))).isEqualTo(7);
        assertThat(Numbers.count(json("0"))).isZero();
    }

    @Test
    void moneyKeepsItsDecimals() {
        assertThat(Numbers.money(json("\"0.00000015\""))).isEqualTo(new BigDecimal("0.00000015"));
        assertThat(Numbers.money(json("1.5e-7"))).isEqualTo(new BigDecimal("0.00000015"));
        assertThat(Numbers.money(json("0.000142500000000000020"))).isEqualTo(new BigDecimal("0.0001425"));
        assertThat(Numbers.money(json("0"))).isEqualTo(BigDecimal.ZERO);
        assertThat(Numbers.money(json("1e3"))).isEqualTo(new BigDecimal("1000"));
    }

    @Test
    void whatIsNoPriceIsUnknown() {
        for (String odd :
                new String[] {"\"-1\"", "-0.1", "null", "\"free\"", "1e10", "1e-999999999", "\"1e999999999\""}) {
            assertThat(Numbers.money(json(odd))).as(odd).isNull();
        }
    }

    private static JsonNode json(String text) {
        return Json.read(text, JsonNode.class);
    }
}
