package app.hearth.server.council;

import static app.hearth.server.council.CouncilHouse.question;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.server.council.SeatedProvider.Part;
import app.hearth.server.testing.House.Seen;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Councils within a budget. Every answer costs 1 USD per 1000 tokens and has at most 1000, so that a call may cost 1
/// USD at most; a ballot will likely cost 0.60.
class CouncilBudgetIT {
    private static final String MODELS = """
            {"data": [
              {"id": "boss", "context_length": 100000, "top_provider": {"max_completion_tokens": 1000},
               "pricing": {"prompt": "0", "completion": "0.001"}},
              {"id": "ant", "context_length": 100000, "top_provider": {"max_completion_tokens": 1000},
               "pricing": {"prompt": "0", "completion": "0.001"}},
              {"id": "bee", "context_length": 100000, "top_provider": {"max_completion_tokens": 1000},
               "pricing": {"prompt": "0", "completion": "0.001"}}
            ]}""";

    @TempDir
    private Path folder;

    private CouncilHouse home;

    @BeforeEach
    void moveIn() throws Exception {
        home = new CouncilHouse(folder);
        home.provider.list(MODELS);
        assertThat(home.get("/models").json().path("items").size()).isEqualTo(3);
    }

    @AfterEach
    void moveOut() {
        home.close();
    }

    /// 2 for the seats at most, and 2.20 that will likely follow.
    @Test
    void aCouncilThatWillLikelyCostMoreThanIsLeftIsRefusedAndNothingIsStored() {
        home.budget("4.1");
        Seen refused = home.post(question("Cheap?", "boss", "ant", "bee"));
        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.code()).isEqualTo("budget_exceeded");
        assertThat(home.get("/conversations/" + home.conversation)
                        .json()
                        .path("message_count")
                        .asInt())
                .isZero();
        assertThat(home.provider.asked(Part.SEAT)).isEmpty();
        home.budget("4.3");
        JsonNode council = home.end(home.ask(question("Cheap?", "boss", "ant", "bee")));
        assertThat(council.path("status").asText()).isEqualTo("done");
        home.budget("4.1");
        Seen again = home.send("POST", "/councils/" + council.path("id").asText() + "/rerun", Map.of("stage", 1));
        assertThat(again.status()).isEqualTo(402);
    }

    @Test
    void aLaterCallForWhichNothingIsLeftFailsByItself() {
        home.budget("4.3");
        home.provider.when("ant", Part.SEAT, (asked, mouth) -> {
            mouth.say("A long word.");
            mouth.finish("2.5");
        });
        home.provider.when("ant", Part.JUDGE, (asked, mouth) -> {
            mouth.say(SeatedProvider.ranking(asked.labels()));
            mouth.finish("0.9");
        });
        home.provider.when("bee", Part.JUDGE, (asked, mouth) -> {
            mouth.say(SeatedProvider.ranking(asked.labels()));
            mouth.finish("0.9");
        });
        JsonNode council = home.end(home.ask(question("Dear?", "boss", "ant", "bee")));
        assertThat(council.findValues("code").stream().map(JsonNode::asText)).contains("budget_exceeded");
        assertThat(council.path("aggregate").path("votes").asInt()).isEqualTo(1);
        assertThat(council.path("status").asText()).isEqualTo("failed");
        assertThat(home.texts(council)).containsExactly("A long word.", "The word of bee.");
    }

    @Test
    void eachCallIsPaidOnceAndTheCouncilTellsTheSum() {
        JsonNode council = home.end(home.ask(question("How much?", "boss", "ant", "bee")));
        JsonNode total = home.get("/usage?group_by=model").json().path("total");
        assertThat(total.path("runs").asInt()).isEqualTo(5);
        assertThat(new BigDecimal(total.path("cost_usd").asText())).isEqualByComparingTo("0.005");
        assertThat(council.path("usage").path("cost_usd").asText()).isEqualTo("0.005");
        home.end(home.rerun(council.path("id").asText(), 3, null));
        assertThat(home.get("/usage?group_by=model")
                        .json()
                        .path("total")
                        .path("runs")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void nothingStaysSetAsideWhenItHasEnded() {
        home.budget("100");
        home.provider.when("bee", Part.SEAT, (asked, mouth) -> mouth.hang());
        JsonNode posted = home.ask(question("Held?", "boss", "ant", "bee"));
        home.cancel(posted);
        home.end(posted);
        assertThat(home.get("/usage").json().path("budget").path("reserved_usd").asText())
                .isEqualTo("0");
    }
}
