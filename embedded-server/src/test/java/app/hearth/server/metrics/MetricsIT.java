package app.hearth.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import app.hearth.server.testing.ScriptedProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsIT {
    private static final Map<String, String> PROXIED = Map.of("X-Forwarded-For", "203.0.113.7");

    @TempDir
    private Path folder;

    private House house;
    private Tokens ada;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.register("ada");
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void signInsAreCountedByOutcome() {
        house.login("ada", House.PASSWORD);
        house.login("ada", "not the password");
        house.login("nobody", "not the password");
        assertThat(value("hearth_acts_total{act=\"register\",outcome=\"ok\"}")).isEqualTo(1);
        assertThat(value("hearth_acts_total{act=\"sign_in\",outcome=\"ok\"}")).isEqualTo(1);
        assertThat(value("hearth_acts_total{act=\"sign_in\",outcome=\"refused\"}"))
                .isEqualTo(2);
    }

    @Test
    void rotationsTheftsAndRevocationsAreCountedAndSessionsAndVaultsTellTheirPresentNumber() {
        assertThat(value("hearth_sessions_active")).isEqualTo(1);
        assertThat(value("hearth_vaults_open")).isEqualTo(1);
        System.gc(); // after which what is only weakly held is counted no more
        Seen second = house.refresh(ada.refreshToken());
        Tokens next = Json.read(second.text(), Tokens.class);
        assertThat(value("hearth_refreshes_total")).isEqualTo(1);
        house.send(Call.get("/auth/me", next.accessToken().reveal()));
        house.refresh(ada.refreshToken());
        assertThat(value("hearth_refreshes_total")).isEqualTo(1);
        assertThat(value("hearth_acts_total{act=\"refresh_theft\",outcome=\"ok\"}"))
                .isEqualTo(1);
        assertThat(value("hearth_sessions_active")).isZero();
        assertThat(value("hearth_vaults_open")).isZero();
        Tokens again = Json.read(house.login("ada", House.PASSWORD).text(), Tokens.class);
        house.login("ada", House.PASSWORD);
        house.send(Call.of("DELETE", "/auth/sessions", again.accessToken().reveal(), null));
        assertThat(value("hearth_acts_total{act=\"session_revoke\",outcome=\"ok\"}"))
                .isEqualTo(1);
        assertThat(value("hearth_sessions_active")).isEqualTo(1);
    }

    @Test
    void runsAndTheTokensTheyTookAreCounted() throws Exception {
        try (ScriptedProvider provider = new ScriptedProvider()) {
            String token = ada.accessToken().reveal();
            Map<String, String> key = Map.of("provider", "home", "key", "sk-1", "base_url", provider.baseUrl());
            house.send(Call.of("POST", "/settings/api-key", token, Json.write(key)));
            String conversation = house.send(Call.of("POST", "/conversations", token, "{}"))
                    .json()
                    .path("id")
                    .asText();
            Map<String, String> question = Map.of("content", "Who are you?", "provider", "home", "model", "any");
            house.send(Call.of("POST", "/conversations/" + conversation + "/messages", token, Json.write(question)));
            Await.until("the answer goes on", () -> value("hearth_runs_active") == 1);
            provider.say("I am");
            provider.spend(12, 34);
            provider.finish();
            Await.until("the answer is over", () -> value("hearth_runs_active") == 0);
            assertThat(value("hearth_runs_ended_total{status=\"done\"}")).isEqualTo(1);
            assertThat(value("hearth_tokens_total{kind=\"prompt\"}")).isEqualTo(12);
            assertThat(value("hearth_tokens_total{kind=\"completion\"}")).isEqualTo(34);
        }
    }

    @Test
    void requestsAreTimedByTheTemplateOfTheirRouteAndNothingTellsWhoMadeThem() {
        String token = ada.accessToken().reveal();
        String conversation = house.send(Call.of("POST", "/conversations", token, "{\"title\": \"a title\"}"))
                .json()
                .path("id")
                .asText();
        house.send(Call.get("/conversations/" + conversation, token));
        house.send(Call.get("/conversations/" + ada.user().id(), token));
        String labels = "{method=\"GET\",route=\"/conversations/{id}\",status=\"%s\"}";
        assertThat(value("hearth_http_requests_seconds_count" + labels.formatted("200")))
                .isEqualTo(1);
        assertThat(value("hearth_http_requests_seconds_sum" + labels.formatted("200")))
                .isPositive();
        assertThat(value("hearth_http_requests_seconds_count" + labels.formatted("404")))
                .isEqualTo(1);
        String text = house.metrics(Map.of()).text();
        assertThat(text)
                .contains("hearth_db_connections{state=\"idle\"}", "hearth_db_bytes", "jvm_memory_used_bytes")
                .doesNotContain(conversation, ada.user().id().toString(), "ada", "a title", "127.0.0.1");
    }

    @Test
    void behindAProxyOnlyAnAdminReadsTheFigures() {
        assertThat(house.metrics(PROXIED).status()).isEqualTo(401);
        assertThat(house.metrics(with(ada)).status()).isEqualTo(200);
        assertThat(house.metrics(with(house.register("bob"))).code()).isEqualTo("forbidden");
        house.send(Call.of("POST", "/auth/logout", ada.accessToken().reveal(), null));
        assertThat(house.metrics(with(ada)).status()).isEqualTo(401);
    }

    private static Map<String, String> with(Tokens tokens) {
        return Map.of(
                "X-Forwarded-For",
                "203.0.113.7",
                "Authorization",
                "Bearer " + tokens.accessToken().reveal());
    }

    private double value(String series) {
        Seen seen = house.metrics(Map.of());
        assertThat(seen.status()).isEqualTo(200);
        List<String> values = Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(seen.text())
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(values).as(series).hasSize(1);
        return Double.parseDouble(values.getFirst().substring(series.length() + 1));
    }
}
