package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Amounts as they are read and typed in two countries.
final class MoneyTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | $0.00 | 0,00 $",
                "0.000000123 | $0.00000012 | 0,00000012 $",
                "0.00995 | $0.01 | 0,01 $",
                "0.0125 | $0.013 | 0,013 $",
                "0.5 | $0.50 | 0,50 $",
                "1.005 | $1.01 | 1,01 $",
                "1234.5 | $1,234.50 | 1.234,50 $"
            })
    void whatCostsAnythingIsNeverShownAsNothing(BigDecimal usd, String english, String german) {
        Locale.setDefault(Locale.US);
        assertThat(Money.of(usd)).isEqualTo(english);
        Locale.setDefault(Locale.GERMANY);
        assertThat(plain(Money.of(usd))).isEqualTo(german);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.5", " $12.50 ", "12.50 USD", "usd 12.5", "US$12.50"})
    void anAmountIsTypedWithOrWithoutTheSignOfTheDollar(String typed) {
        Locale.setDefault(Locale.US);

        assertThat(Money.typed(typed))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("12.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "ten", "12,50", "1.2.3", "12 or so", "12 €"})
    void whatIsNoAmountHereIsNone(String typed) {
        Locale.setDefault(Locale.US);

        assertThat(Money.typed(typed)).isEmpty();
    }

    @Test
    void aPointIsNoCommaInGerman() {
        Locale.setDefault(Locale.GERMANY);

        assertThat(Money.typed("12,50 $"))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("12.5"));
        assertThat(Money.typed("12.50")).isEmpty();
        assertThat(Money.typed("1.250"))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("1250"));
    }

    @Test
    void whatIsPutIntoAFieldComesOutOfItAsItWas() {
        for (Locale here : new Locale[] {Locale.US, Locale.GERMANY}) {
            Locale.setDefault(here);
            for (String amount : new String[] {"10", "12.5", "1250.000001"}) {
                assertThat(Money.typed(Money.toType(new BigDecimal(amount))))
                        .hasValueSatisfying(typed -> assertThat(typed).isEqualByComparingTo(amount));
            }
        }
        Locale.setDefault(Locale.US);
        assertThat(Money.toType(new BigDecimal("12.5"))).isEqualTo("12.50");
    }

    /// JavaFX and people see a space where Java writes one that does not break.
    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
