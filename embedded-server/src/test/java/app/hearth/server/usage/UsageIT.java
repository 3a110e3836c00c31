package app.hearth.server.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.usage.UsageReport;
import app.hearth.common.usage.UsageSum;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import app.hearth.server.testing.ScriptedProvider;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageIT {
    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private House house;
    private Spender ada;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        startAt("2031-03-30T12:00:00Z");
        ada = Spender.movingIn(house, provider, house.register("ada"));
    }

    /// Tokens and vaults follow the same clock, so it is turned before anybody signs in.
    private void startAt(String time) {
        house.clock().forward(Duration.between(house.clock().instant(), Instant.parse(time)));
    }

    @AfterEach
    void moveOut() {
        provider.close();
        house.close();
    }

    @Test
    void whatTheProviderTellsIsWhatTheMessageTheEventAndTheRowSay() throws Exception {
        provider.say("word");
        provider.spend(11, 7, "0.00012300");
        Seen asked = ada.ask(Spender.DEAR);
        assertThat(eventsToTheEnd(asked)).contains("event: usage").contains("\"cost_usd\":\"0.000123\"");
        JsonNode usage = ada.answered(asked).path("usage");
        assertThat(usage.path("cost_usd").asText()).isEqualTo("0.000123");
        UsageSum total = ada.usage("").total();
        assertThat(total.costUsd()).isEqualTo("0.000123");
        assertThat(total.promptTokens()).isEqualTo(11);
        assertThat(total.completionTokens()).isEqualTo(7);
        assertThat(sources()).containsExactly("provider");
    }

    /// The usage event of a live stream comes when the answer is stored.
    private String eventsToTheEnd(Seen asked) throws Exception {
        try (InputStream stream = house.open(Call.get(
                "/runs/" + asked.json().at("/run/id").asText() + "/events",
                ada.tokens().accessToken().reveal()))) {
            provider.finish();
            String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return all.substring(all.indexOf("event: usage"), all.indexOf("event: done"));
        }
    }

    @Test
    void withoutACostThePriceOfTheRunsStartCountsAndWithoutAPriceNothingIsSaid() throws Exception {
        Seen asked = ada.ask(Spender.DEAR);
        Await.until("the question", () -> provider.bodies().size() == 1);
        provider.list("{\"data\": [{\"id\": \"dear\", \"pricing\": {\"prompt\": \"9\", \"completion\": \"9\"}}]}");
        ada.send("GET", "/models?refresh=true", null);
        provider.say("word");
        provider.spend(3, 5);
        assertThat(eventsToTheEnd(asked)).contains("event: usage").contains("\"cost_usd\":\"0.005\"");
        assertThat(ada.answered(asked).at("/usage/cost_usd").asText()).isEqualTo("0.005");
        provider.say("word");
        provider.spend(3, 5);
        provider.finish();
        JsonNode odd = ada.answered(ada.ask(Spender.ODD));
        assertThat(odd.at("/usage/completion_tokens").asInt()).isEqualTo(5);
        assertThat(odd.at("/usage/cost_usd").isMissingNode()).isTrue();
        UsageReport report = ada.usage("?group_by=model");
        assertThat(report.items()).extracting(UsageSum::model).containsExactly("dear", "odd");
        assertThat(report.items().getFirst().calculatedCostRuns()).isEqualTo(1);
        assertThat(report.items().getLast().costUsd()).isNull();
        assertThat(report.total().costUsd()).isEqualTo("0.005");
        assertThat(report.total().unknownCostRuns()).isEqualTo(1);
        assertThat(report.budget().unknownCostRuns()).isEqualTo(1);
        assertThat(sources()).containsExactlyInAnyOrder("price", "unknown");
    }

    @Test
    void aRunThatIsStoppedWithoutBeingToldItsUsageCountsAsUnknown() throws Exception {
        Seen cancelled = ada.ask(Spender.DEAR);
        provider.say("half");
        ada.send("POST", "/runs/" + cancelled.json().at("/run/id").asText() + "/cancel", null);
        assertThat(ada.answered(cancelled).path("usage").isMissingNode()).isTrue();
        provider.breakOff();
        ada.ask(Spender.DEAR);
        house.restart();
        ada = ada.signedInAgain();
        UsageSum total = ada.usage("").total();
        assertThat(total.runs()).isEqualTo(2);
        assertThat(total.unknownTokenRuns()).isEqualTo(2);
        assertThat(total.unknownCostRuns()).isEqualTo(2);
        assertThat(total.costUsd()).isNull();
        assertThat(total.completionTokens()).isZero();
    }

    @Test
    void anOllamaOfOnesOwnCostsNothingAndOneWithAKeyIsUnknown() {
        ada.key("ollama");
        Seen asked = ada.ask("ollama", "llama");
        ada.answered(stopped(asked));
        assertThat(sources()).containsExactly("local");
        assertThat(ada.usage("").total().costUsd()).isEqualTo("0");
        ada.send(
                "POST",
                "/settings/api-key",
                Map.of("provider", "ollama", "base_url", provider.baseUrl(), "key", "sk-cloud"));
        ada.answered(stopped(ada.ask("ollama", "llama")));
        assertThat(sources()).containsExactlyInAnyOrder("local", "unknown");
    }

    private Seen stopped(Seen asked) {
        ada.send("POST", "/runs/" + asked.json().at("/run/id").asText() + "/cancel", null);
        return asked;
    }

    @Test
    void daysAndMonthsChangeAtMidnightUtcAndARunCountsWhereItEnds() {
        startAt("2031-03-31T23:50:00Z");
        ada = ada.signedInAgain();
        ada.spend("1");
        Seen late = ada.ask(Spender.DEAR);
        provider.say("word");
        startAt("2031-04-01T00:00:00Z");
        ada = ada.signedInAgain();
        provider.spend(1, 1, "2");
        provider.finish();
        ada.answered(late);
        ada.spend("4");
        UsageReport april = ada.usage("");
        assertThat(april.from()).isEqualTo("2031-04-01");
        assertThat(april.to()).isEqualTo("2031-04-30");
        assertThat(april.budget().spentUsd()).isEqualTo("6");
        UsageReport both = ada.usage("?from=2031-03-31&to=2031-04-01&group_by=day");
        assertThat(both.items())
                .extracting(UsageSum::day)
                .containsExactly(LocalDate.of(2031, 3, 31), LocalDate.of(2031, 4, 1));
        assertThat(both.items())
                .extracting(sum -> String.valueOf(sum.costUsd()))
                .containsExactly("1", "6");
        assertThat(both.total().costUsd()).isEqualTo("7");
        assertThat(ada.usage("?from=2031-03-01").to()).isEqualTo("2031-03-31");
        assertThat(ada.usage("?to=2031-03-31").total().costUsd()).isEqualTo("1");
        assertThat(ada.usage("?from=2031-04-02&to=2031-04-02").items()).isEmpty();
        assertThat(ada.usage("?from=2031-04-02&to=2031-04-02").total().costUsd())
                .isNull();
    }

    @Test
    void itIsSummedUpByWhatWasAskedForAndOutlivesTheConversation() {
        ada.key("other");
        ada.spend("1");
        provider.say("word");
        provider.spend(1, 1, "3");
        provider.finish();
        ada.answered(ada.ask("other", "m"));
        String first = ada.conversation();
        ada = new Spender(house, provider, ada.tokens(), ada.newConversation());
        ada.spend("0.5");
        assertThat(costs("provider")).containsExactly("other 3", "home 1.5");
        assertThat(costs("model")).containsExactly("other m 3", "home dear 1.5");
        assertThat(costs("conversation")).containsExactly(first + " 4", ada.conversation() + " 0.5");
        LocalDate today = LocalDate.ofInstant(house.clock().instant(), ZoneOffset.UTC);
        assertThat(costs("day_model")).containsExactly(today + " home dear 1.5", today + " other m 3");
        house.rows().useHandle(handle -> {
            handle.execute("DELETE FROM run");
            handle.execute("DELETE FROM message");
            handle.execute("DELETE FROM conversation");
        });
        assertThat(costs("conversation")).containsExactly(first + " 4", ada.conversation() + " 0.5");
        Tokens bob = house.register("bob");
        assertThat(house.send(Call.get("/usage", bob.accessToken().reveal()))
                        .json()
                        .at("/total/runs")
                        .asInt())
                .isZero();
        ada.send("PATCH", "/admin/users/" + bob.user().id(), "{\"role\": \"admin\"}");
        ada.send("DELETE", "/auth/me", Map.of("password", House.PASSWORD));
        assertThat(sources()).isEmpty();
    }

    private List<String> costs(String by) {
        return ada.usage("?group_by=" + by).items().stream()
                .map(sum -> (sum.day() == null ? "" : sum.day() + " ")
                        + (sum.conversationId() == null ? "" : sum.conversationId() + " ")
                        + (sum.provider() == null ? "" : sum.provider() + " ")
                        + (sum.model() == null ? "" : sum.model() + " ")
                        + sum.costUsd())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "?from=2031-13-01, from",
        "?from=yesterday, from",
        "?from=1969-12-31, from",
        "?to=10000-01-01, to",
        "?to=2031-02-30, to",
        "?from=2031-03-02&to=2031-03-01, to",
        "?from=2030-01-01&to=2031-01-02, to",
        "?group_by=hour, group_by",
        "?group_by=, group_by"
    })
    void aSpanThatIsNoneIsRefused(String query, String field) {
        Seen seen = ada.send("GET", "/usage" + query, null);
        assertThat(seen.status()).as(seen.text()).isEqualTo(422);
        assertThat(seen.json().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(ada.usage("?from=2030-01-01&to=2031-01-01").items()).isEmpty();
    }

    private List<String> sources() {
        return house.rows()
                .withHandle(handle -> handle.createQuery("SELECT cost_from FROM usage_entry")
                        .mapTo(String.class)
                        .list());
    }
}
