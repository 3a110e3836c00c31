package app.hearth.server.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.budget.Budget;
import app.hearth.common.budget.BudgetState;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import app.hearth.server.testing.ScriptedProvider;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetIT {
    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private House house;
    private Tokens admin;
    private Spender ada;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        house.clock().forward(Duration.between(house.clock().instant(), Instant.parse("2031-03-10T12:00:00Z")));
        admin = house.register("root");
        ada = Spender.movingIn(house, provider, house.register("ada"));
    }

    @AfterEach
    void moveOut() {
        provider.close();
        house.close();
    }

    /// Each may cost 1 USD, so that 3 fit.
    @Test
    void ofFiftyQuestionsAtOnceExactlyThoseGoOutThatTheBudgetHolds() throws Exception {
        budget("\"3\"");
        List<Callable<Integer>> questions =
                Collections.nCopies(50, () -> ada.ask(Spender.DEAR).status());
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(questions)) {
                statuses.add(status.get());
            }
        }
        assertThat(Collections.frequency(statuses, 202)).isEqualTo(3);
        assertThat(Collections.frequency(statuses, 402)).isEqualTo(47);
        Await.until("the questions", () -> provider.bodies().size() == 3);
        Budget held = standing();
        assertThat(held.reservedUsd()).isEqualTo("3");
        assertThat(held.state()).isEqualTo(BudgetState.OK);
        assertThat(ada.send("GET", "/conversations/" + ada.conversation(), null)
                        .json()
                        .path("message_count")
                        .asInt())
                .isEqualTo(6);
        for (int i = 0; i < 3; i++) {
            provider.finish();
        }
        Await.until("the ends", () -> standing().reservedUsd().signum() == 0);
        assertThat(provider.bodies()).hasSize(3);
        assertThat(ada.ask(Spender.DEAR).status()).isEqualTo(202);
    }

    @Test
    void fromFourFifthsOnEachStartWarnsAndAtTheLimitNothingGoesOut() {
        budget("\"10\"");
        assertThat(standing().monthlyUsd()).isEqualTo("10");
        ada.spend("7.999999");
        assertThat(standing().state()).isEqualTo(BudgetState.OK);
        provider.spend(1, 1, "0.000001");
        provider.say("word");
        provider.finish();
        Seen quiet = ada.ask(Spender.DEAR);
        assertThat(quiet.json().at("/run/budget").isMissingNode()).isTrue();
        ada.answered(quiet);
        assertThat(standing().state()).isEqualTo(BudgetState.WARNING);
        provider.say("word");
        provider.spend(1, 1, "2");
        provider.finish();
        Seen warned = ada.ask(Spender.DEAR);
        assertThat(warned.json().at("/run/budget/state").asText()).isEqualTo("warning");
        assertThat(warned.json().at("/run/budget/spent_usd").asText()).isEqualTo("8");
        ada.answered(warned);
        assertThat(standing().state()).isEqualTo(BudgetState.EXCEEDED);
        for (String model : List.of(Spender.DEAR, Spender.ODD)) {
            Seen refused = ada.ask(model);
            assertThat(refused.status()).isEqualTo(402);
            assertThat(refused.code()).isEqualTo("budget_exceeded");
            assertThat(refused.json().path("detail").asText())
                    .contains("10 USD")
                    .contains("2031-04-01");
        }
        assertThat(provider.bodies()).hasSize(3);
    }

    @Test
    void regeneratingAndContinuingAreHeldToo() {
        provider.say("word");
        provider.breakOff();
        JsonNode answer = ada.answered(ada.ask(Spender.DEAR));
        budget("\"0\"");
        String path = "/conversations/" + ada.conversation() + "/messages/"
                + answer.path("id").asText();
        assertThat(ada.send("POST", path + "/regenerate", "{}").status()).isEqualTo(402);
        assertThat(ada.send("POST", path + "/continue", "{}").status()).isEqualTo(402);
        budget("null");
        provider.say("more");
        provider.finish();
        ada.answered(ada.send("POST", path + "/continue", "{}"));
    }

    @Test
    void whatCannotCostAnythingGoesOnAndWhatMayCostTooMuchDoesNotBegin() {
        budget("\"0.5\"");
        Seen tooMuch = ada.ask(Spender.DEAR);
        assertThat(tooMuch.status()).isEqualTo(402);
        assertThat(tooMuch.json().path("detail").asText())
                .contains("up to 1 USD")
                .contains("0.5 USD");
        provider.finish();
        ada.answered(ada.ask(Spender.ODD));
        budget("\"0\"");
        assertThat(ada.ask(Spender.ODD).status()).isEqualTo(402);
        provider.finish();
        Seen free = ada.ask(Spender.FREE);
        assertThat(free.json().at("/run/budget/state").asText()).isEqualTo("exceeded");
        ada.answered(free);
        ada.key("ollama");
        ada.answered(ada.ask("ollama", "llama"));
    }

    @Test
    void aNewMonthBeginsWithTheWholeBudget() {
        budget("\"1\"");
        ada.spend("1");
        assertThat(ada.ask(Spender.DEAR).status()).isEqualTo(402);
        house.clock().forward(Duration.between(house.clock().instant(), Instant.parse("2031-03-31T23:55:00Z")));
        ada = ada.signedInAgain();
        assertThat(ada.ask(Spender.DEAR).status()).isEqualTo(402);
        house.clock().forward(Duration.between(house.clock().instant(), Instant.parse("2031-04-01T00:00:00Z")));
        ada = ada.signedInAgain();
        ada.spend("0.1");
        assertThat(standing().spentUsd()).isEqualTo("0.1");
    }

    @Test
    void whatACrashedRunHadSetAsideIsGivenBack() throws Exception {
        budget("\"1\"");
        provider.say("word");
        Seen asked = ada.ask(Spender.DEAR);
        UUID run = UUID.fromString(asked.json().at("/run/id").asText());
        String kept = "SELECT COUNT(*) FROM run_reservation";
        assertThat(count(kept)).isEqualTo(1);
        provider.finish();
        ada.answered(asked);
        assertThat(count(kept)).isZero();
        house.rows().useTransaction(handle -> {
            handle.execute("DELETE FROM usage_entry");
            handle.execute("UPDATE run SET status = 'running', ended_at = NULL WHERE id = ?", run);
            handle.execute("""
                    INSERT INTO run_reservation (profile_id, run_id, provider, model, is_local, reserved_usd)
                    SELECT profile_id, id, 'home', 'dear', FALSE, 1 FROM run""");
        });
        assertThat(ada.ask(Spender.DEAR).status()).isEqualTo(402);
        house.restart();
        ada = ada.signedInAgain();
        assertThat(count(kept)).isZero();
        assertThat(standing().unknownCostRuns()).isEqualTo(1);
        assertThat(count("SELECT COUNT(*) FROM usage_entry WHERE cost_from = 'unknown' AND model = 'dear'"))
                .isEqualTo(1);
        ada.spend("0.5");
    }

    @Test
    void anAdminSetsItSeesWhatIsSpentAndLeavesARowAndAMemberSetsNothing() {
        ada.spend("0.25");
        assertThat(ada.send("PATCH", "/admin/users/" + ada.tokens().user().id(), "{\"monthly_budget_usd\": \"9\"}")
                        .code())
                .isEqualTo("forbidden");
        assertThat(standing().monthlyUsd()).isNull();
        JsonNode person = budget("\"12.50\"").json();
        assertThat(person.path("monthly_budget_usd").asText()).isEqualTo("12.5");
        assertThat(person.at("/this_month/spent_usd").asText()).isEqualTo("0.25");
        assertThat(person.at("/this_month/runs").asInt()).isEqualTo(1);
        assertThat(person.at("/this_month/completion_tokens").asInt()).isEqualTo(1);
        budget("\"12.5\"");
        assertThat(root("GET", "/admin/audit?act=budget_change", null).json().path("items"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("about_user_id").asText())
                        .isEqualTo(ada.tokens().user().id().toString()));
        assertThat(ada.send("GET", "/sync/changes", null).text()).contains("\"entity\":\"user\"");
        Seen users = root("GET", "/admin/users", null);
        assertThat(users.json().at("/items/1/monthly_budget_usd").asText()).isEqualTo("12.5");
        assertThat(users.json().at("/items/0/this_month/runs").asInt()).isZero();
        assertThat(budget("null").json().path("monthly_budget_usd").isNull()).isTrue();
        assertThat(root("PATCH", "/admin/users/" + UUID.randomUUID(), "{\"monthly_budget_usd\": \"1\"}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"-1\"", "\"1000001\"", "\"0.0000001\"", "\"much\"", "true", "\"\""})
    void aBudgetThatIsNoneIsRefusedAndNothingElseOfThePatchHappens(String budget) {
        Seen seen = root(
                "PATCH",
                "/admin/users/" + ada.tokens().user().id(),
                "{\"role\": \"admin\", \"monthly_budget_usd\": " + budget + "}");
        assertThat(seen.status()).as(seen.text()).isEqualTo(422);
        assertThat(seen.json().at("/errors/0/field").asText()).isEqualTo("monthly_budget_usd");
        assertThat(root("GET", "/admin/users", null).json().at("/items/1/role").asText())
                .isEqualTo("member");
    }

    private Seen budget(String json) {
        Seen seen = root("PATCH", "/admin/users/" + ada.tokens().user().id(), "{\"monthly_budget_usd\": " + json + "}");
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        return seen;
    }

    private Budget standing() {
        return ada.usage("").budget();
    }

    private int count(String sql) {
        return house.rows()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }

    private Seen root(String method, String path, @Nullable String body) {
        Tokens now = admin;
        return house.send(Call.of(method, path, now.accessToken().reveal(), body));
    }
}
