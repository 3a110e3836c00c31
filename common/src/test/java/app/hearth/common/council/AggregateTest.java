package app.hearth.common.council;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.wire.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateTest {
    private static final Standing PLACED = new Standing(3, "A", 2, new BigDecimal("1.50"), 3, 1, 1, false);
    private static final Standing UNPLACED = new Standing(1, "B", 0, null, 0, 0, 2, false);
    private static final String JSON = "{\"votes\":2,\"counts_own\":false,\"standings\":["
            + "{\"seat\":3,\"label\":\"A\",\"votes\":2,\"mean_rank\":1.50,\"borda\":3,\"pairwise_wins\":1,\"place\":1,\"tied\":false},"
            + "{\"seat\":1,\"label\":\"B\",\"votes\":0,\"borda\":0,\"pairwise_wins\":0,\"place\":2,\"tied\":false}]}";

    @Test
    void aMeanRankIsANumberAndNoneIsLeftOut() throws JsonProcessingException {
        Aggregate aggregate = new Aggregate(2, false, List.of(PLACED, UNPLACED));

        assertThat(Json.write(aggregate)).isEqualTo(JSON);
        assertThat(Json.revealing().writeValueAsString(aggregate)).isEqualTo(JSON);
        assertThat(Json.read(JSON, Aggregate.class)).isEqualTo(aggregate);
        assertThat(Json.lenient().readValue(JSON, Aggregate.class)).isEqualTo(aggregate);
    }

    @Test
    void itIsNotChangedByWhoeverMadeIt() {
        List<Standing> standings = new ArrayList<>(List.of(PLACED));
        Aggregate aggregate = new Aggregate(1, false, standings);

        standings.clear();

        assertThat(aggregate.standings()).containsExactly(PLACED);
    }
}
