package app.hearth.common.council;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CouncilEstimateTest {
    private static final int MANY = 500;
    private static final ModelRef ANT = new ModelRef("home", "ant");
    private static final ModelRef BEE = new ModelRef("home", "bee");
    private static final ModelRef BOSS = new ModelRef("home", "boss");
    private static final ModelRef LOCAL = new ModelRef("ollama", "llama");

    private final Map<ModelRef, Model> listed = new HashMap<>();

    private void list(ModelRef model, @Nullable String prompt, @Nullable String completion) {
        listed.put(model, model(model, prompt, completion));
    }

    private static Model model(ModelRef model, @Nullable String prompt, @Nullable String completion) {
        return new Model(
                model.provider(),
                model.model(),
                model.model(),
                null,
                null,
                price(prompt),
                price(completion),
                null,
                null);
    }

    private static @Nullable BigDecimal price(@Nullable String usd) {
        return usd == null ? null : new BigDecimal(usd);
    }

    private CouncilEstimate estimate(long told, ModelRef chairman, ModelRef... seats) {
        return CouncilEstimate.of(told, List.of(seats), chairman, model -> Optional.ofNullable(listed.get(model)));
    }

    /// Seats are told 100 tokens; judges and the chairman 100, 500 of instructions and two answers of 1000.
    @Test
    void itIsWhatSeatsJudgesAndChairmanAreToldAndSay() {
        list(ANT, "0.000001", "0.00001");
        list(BEE, "0.000002", "0.00002");
        list(BOSS, "0.000003", "0.00003");

        CouncilEstimate estimate = estimate(100, BOSS, ANT, BEE);

        String ant = "0.0187"; // (100 + 2600) * 0.000001 + (1000 + 600) * 0.00001
        String bee = "0.0374";
        String boss = "0.0378"; // 2600 * 0.000003 + 1000 * 0.00003
        assertThat(estimate.usd())
                .isEqualTo(new BigDecimal(ant).add(new BigDecimal(bee)).add(new BigDecimal(boss)));
        assertThat(estimate.unpriced()).isEmpty();
    }

    @Test
    void theSumIsExactAndWithoutNeedlessZeros() {
        list(ANT, "0.000000000000000001", "0");
        list(BEE, "0.1000", "0.1");
        list(BOSS, "0", "0");

        assertThat(estimate(0, BOSS, ANT, BEE).usd()).isEqualTo("410.0000000000000025");
        assertThat(estimate(0, BOSS, BEE, BEE).usd()).isEqualTo("820");
    }

    @Test
    void whatStandsOnOnesOwnMachineCostsNothing() {
        list(ANT, "0.001", "0.001");
        list(LOCAL, "0.001", "0.001");

        CouncilEstimate withAnt = estimate(10, LOCAL, ANT, LOCAL);

        assertThat(withAnt.usd()).isEqualTo("4.12"); // (10 + 2510 + 1000 + 600) * 0.001
        assertThat(withAnt.unpriced()).isEmpty();
        assertThat(estimate(10, LOCAL, LOCAL, LOCAL)).isEqualTo(new CouncilEstimate(BigDecimal.ZERO, List.of()));
    }

    @Test
    void whoHasNoKnownPriceIsNamedOnceAndTheSumIsOfTheRest() {
        ModelRef unlisted = new ModelRef("elsewhere", "x");
        list(ANT, "0.001", null);
        list(BEE, null, "0.001");
        list(BOSS, "0.001", "0.001");

        CouncilEstimate estimate = estimate(0, ANT, BEE, unlisted, BOSS, ANT, BEE);

        assertThat(estimate.unpriced()).containsExactly(unlisted, ANT, BEE);
        assertThat(estimate.usd()).isEqualTo("7.1"); // (0 + 5500 + 1000 + 600) * 0.001
    }

    @Test
    void itIsNotChangedByWhoeverMadeIt() {
        List<ModelRef> unpriced = new ArrayList<>(List.of(ANT));
        CouncilEstimate estimate = new CouncilEstimate(BigDecimal.ONE, unpriced);

        unpriced.clear();

        assertThat(estimate.unpriced()).containsExactly(ANT);
    }

    /// A council drawn from a seed: some of its models with a price, some without, some on one's own machine.
    private record Drawn(long seed, long told, List<ModelRef> seats, ModelRef chairman, Map<ModelRef, Model> listed) {
        static Drawn of(long seed) {
            Random random = new Random(seed);
            Map<ModelRef, Model> listed = new HashMap<>();
            List<ModelRef> models = IntStream.range(0, 12)
                    .mapToObj(number -> new ModelRef(random.nextInt(5) == 0 ? "ollama" : "home", "m" + number))
                    .toList();
            for (ModelRef model : models) {
                if (random.nextInt(4) > 0) {
                    listed.put(model, model(model, drawnPrice(random), drawnPrice(random)));
                }
            }
            List<ModelRef> seats = IntStream.range(0, 2 + random.nextInt(9))
                    .mapToObj(_ -> models.get(random.nextInt(models.size())))
                    .toList();
            return new Drawn(seed, random.nextInt(50_000), seats, models.get(random.nextInt(models.size())), listed);
        }

        private static @Nullable String drawnPrice(Random random) {
            return random.nextInt(5) == 0
                    ? null
                    : BigDecimal.valueOf(1 + random.nextInt(100_000), 6 + random.nextInt(6))
                            .toPlainString();
        }

        CouncilEstimate estimate() {
            return of(seats);
        }

        CouncilEstimate of(List<ModelRef> otherSeats) {
            return CouncilEstimate.of(told, otherSeats, chairman, model -> Optional.ofNullable(listed.get(model)));
        }

        Set<ModelRef> asked() {
            Set<ModelRef> asked = new HashSet<>(seats);
            asked.add(chairman);
            return asked;
        }
    }

    private static void assertEach(Consumer<Drawn> property) {
        LongStream.range(0, MANY)
                .mapToObj(Drawn::of)
                .forEach(drawn -> assertThat(drawn).as("%s", drawn).satisfies(property));
    }

    @Test
    void moreSeatsAreNeverCheaper() {
        assertEach(drawn -> Stream.concat(drawn.listed().keySet().stream(), Stream.of(LOCAL, BOSS))
                .forEach(model -> {
                    List<ModelRef> more = new ArrayList<>(drawn.seats());
                    more.add(model);
                    assertThat(drawn.of(more).usd())
                            .isGreaterThanOrEqualTo(drawn.estimate().usd());
                    assertThat(drawn.of(more).unpriced())
                            .containsAll(drawn.estimate().unpriced());
                }));
    }

    @Test
    void theOrderOfTheSeatsChangesNothing() {
        assertEach(drawn -> {
            List<ModelRef> shuffled = new ArrayList<>(drawn.seats());
            Collections.shuffle(shuffled, new Random(drawn.seed()));
            assertThat(drawn.of(shuffled)).isEqualTo(drawn.estimate());
        });
    }

    @Test
    void aLongerConversationIsNeverCheaper() {
        assertEach(drawn -> {
            Drawn longer = new Drawn(drawn.seed(), drawn.told() + 1, drawn.seats(), drawn.chairman(), drawn.listed());
            assertThat(longer.estimate().usd())
                    .isGreaterThanOrEqualTo(drawn.estimate().usd());
        });
    }

    /// Every model that is asked is free, or named, or has its share in the sum, which is gone when it is free.
    @Test
    void nobodyWithoutAPriceCountsAsFree() {
        assertEach(drawn -> drawn.asked().forEach(model -> {
            Map<ModelRef, Model> without = new HashMap<>(drawn.listed());
            without.put(model, model(model, "0", "0"));
            BigDecimal rest = new Drawn(drawn.seed(), drawn.told(), drawn.seats(), drawn.chairman(), without)
                    .estimate()
                    .usd();
            boolean isNamed = drawn.estimate().unpriced().contains(model);
            boolean hasShare = rest.compareTo(drawn.estimate().usd()) < 0;
            assertThat(Stream.of(model.provider().equals("ollama"), isNamed, hasShare)
                            .filter(is -> is)
                            .count())
                    .as("%s", model)
                    .isEqualTo(1);
        }));
    }
}
