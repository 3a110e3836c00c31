package app.hearth.server.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.Usage;
import app.hearth.common.key.Model;
import app.hearth.server.provider.ChatRequest;
import app.hearth.server.provider.ChatRequest.Part;
import app.hearth.server.provider.ChatRequest.Turn;
import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final BigInteger UNIT = BigInteger.TEN.pow(Price.SCALE);

    /// Against whole numbers of the eighteenth decimal, rounded by hand.
    @Test
    void anyPriceTimesAnyTokensIsRoundedOnceToTheTwelfthDecimal() {
        Random random = new Random(20_261_121);
        BigInteger step = BigInteger.TEN.pow(6);
        for (int round = 0; round < 20_000; round++) {
            BigInteger prompt = new BigInteger(1 + random.nextInt(50), random);
            BigInteger completion = new BigInteger(1 + random.nextInt(50), random);
            long in = random.nextInt(round % 2 == 0 ? 5 : 2_000_000);
            long out = random.nextInt(round % 3 == 0 ? 5 : 200_000);
            BigInteger exact =
                    prompt.multiply(BigInteger.valueOf(in)).add(completion.multiply(BigInteger.valueOf(out)));
            BigInteger expected = exact.add(step.shiftRight(1)).divide(step);
            if (exact.signum() > 0) {
                expected = expected.max(BigInteger.ONE);
            }
            Price price = new Price(new BigDecimal(prompt, 18), new BigDecimal(completion, 18));
            assertThat(price.of(in, out))
                    .as("%s x %d + %s x %d", price.prompt(), in, price.completion(), out)
                    .contains(new BigDecimal(expected, Price.SCALE));
        }
    }

    @Test
    void anAmountThatNoAccountCouldHoldIsUnknown() {
        Price absurd = new Price(BigDecimal.valueOf(1_000_000_000), BigDecimal.ZERO);
        assertThat(absurd.of(999, 0)).isPresent();
        assertThat(absurd.of(1000, 0)).isEmpty();
        assertThat(Price.storable(new BigDecimal(UNIT))).isEmpty();
    }

    @Test
    void whatTheProviderTellsComesBeforeThePriceAndWhatNobodyKnowsIsNotZero() {
        Price price = new Price(new BigDecimal("0.001"), new BigDecimal("0.002"));
        assertThat(cost(new Usage(10, 5, new BigDecimal("0.5")), price, false)).isEqualTo("0.5 provider");
        assertThat(cost(new Usage(10, 5, BigDecimal.ZERO), price, false)).isEqualTo("0 provider");
        assertThat(cost(new Usage(10, 5, null), price, false)).isEqualTo("0.02 price");
        assertThat(cost(new Usage(10, null, null), price, false)).isEqualTo("null unknown");
        assertThat(cost(new Usage(null, 5, null), price, false)).isEqualTo("null unknown");
        assertThat(cost(new Usage(10, 5, null), new Price(null, price.completion()), false))
                .isEqualTo("null unknown");
        assertThat(cost(null, price, false)).isEqualTo("null unknown");
        assertThat(cost(null, Price.NOTHING, true)).isEqualTo("0 local");
    }

    private static String cost(@Nullable Usage usage, Price price, boolean local) {
        Cost cost = Cost.of(Optional.ofNullable(usage), price, local);
        return (cost.usd() == null ? "null" : cost.usd().toPlainString()) + " "
                + cost.source().code();
    }

    @Test
    void anAnswerMayBeAsLongAsTheQuestionTheModelOrTheContextAllows() {
        assertThat(most(null, null, null)).isEqualTo(Estimate.UNLIMITED_ANSWER);
        assertThat(most(null, null, 100)).isEqualTo(100);
        assertThat(most(500, 9000, null)).isEqualTo(500);
        assertThat(most(500, 9000, 100)).isEqualTo(100);
        assertThat(most(500, 9000, 5000)).isEqualTo(500);
        assertThat(most(null, 9000, null)).isBetween(8900L, 8999L);
        assertThat(most(null, 3, null)).isEqualTo(1);
    }

    private static long most(@Nullable Integer longest, @Nullable Integer context, @Nullable Integer wanted) {
        Model model = new Model("p", "m", "m", context, longest, null, null, null, null);
        ChatRequest chat = new ChatRequest(
                "m",
                List.of(new Turn(Role.USER, "Hello")),
                wanted == null ? Map.of() : Map.of("max_tokens", IntNode.valueOf(wanted)));
        return Estimate.of(chat, Optional.of(model)).completionTokens();
    }

    @Test
    void aQuestionCountsItsBytesItsTurnsAndItsImages() {
        assertThat(prompt(new Part.Text("abc"))).isEqualTo(9);
        assertThat(prompt(new Part.Text("é".repeat(300)))).isEqualTo(228);
        assertThat(prompt(new Part.Text("😀".repeat(300)))).isEqualTo(448);
        assertThat(prompt(new Part.Image("image/png", () -> new byte[0]))).isEqualTo(2208);
    }

    private static long prompt(Part part) {
        ChatRequest chat = new ChatRequest("m", List.of(new Turn(Role.USER, List.of(part))), Map.of());
        return Estimate.of(chat, Optional.empty()).promptTokens();
    }
}
