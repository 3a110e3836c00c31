package app.hearth.common.client;

import static app.hearth.common.client.CallsIT.call;

import app.hearth.common.key.ModelRef;
import app.hearth.common.key.ModelSettingsPatch;
import app.hearth.common.usage.UsageGrouping;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// The calls about models and what they cost, for [CallsIT].
final class UsageExchanges {
    private static final String TIME = "\"2026-01-01T00:00:00.000Z\"";

    private UsageExchanges() {}

    static Stream<Arguments> modelCalls() {
        return Stream.of(
                call(
                        "GET /models?refresh=true",
                        "{\"items\":[],\"problems\":[],\"providers\":[{\"provider\":\"p\",\"fetched_at\":" + TIME
                                + ",\"refreshing\":false}],\"fetched_at\":" + TIME + "}",
                        client -> client.keys().refreshModels()),
                call(
                        "GET /settings/models",
                        "{\"favourites\":[],\"default_model\":null}",
                        client -> client.keys().modelSettings()),
                call(
                        "PATCH /settings/models",
                        "{\"favourites\":[],\"default_model\":null}",
                        "{\"default_model\":null}",
                        client -> client.keys().change(ModelSettingsPatch.defaultTo(null))),
                call(
                        "PATCH /settings/models",
                        "{\"favourites\":[],\"default_model\":null}",
                        "{\"add_favourites\":[{\"provider\":\"p\",\"model\":\"m\"}]}",
                        client -> client.keys().change(ModelSettingsPatch.favourite(new ModelRef("p", "m")))));
    }

    static Stream<Arguments> usageCalls() {
        String sum = "\"runs\":1,\"prompt_tokens\":2,\"completion_tokens\":3,\"unknown_token_runs\":0,"
                + "\"calculated_cost_runs\":0,\"unknown_cost_runs\":0,\"cost_usd\":\"0.5\"}";
        String report = "{\"from\":\"2026-01-01\",\"to\":\"2026-01-31\",\"items\":[{\"day\":\"2026-01-02\"," + sum
                + "],\"total\":{" + sum + ",\"budget\":{\"monthly_usd\":null,\"spent_usd\":\"0.5\","
                + "\"reserved_usd\":\"0\",\"unknown_cost_runs\":0,\"state\":\"ok\"}}";
        return Stream.of(
                call(
                        "GET /usage?group_by=day_model",
                        report,
                        client -> client.usage().thisMonth(UsageGrouping.DAY_MODEL)),
                call(
                        "GET /usage?from=2026-01-01&to=2026-01-31&group_by=conversation",
                        report,
                        client -> client.usage()
                                .between(
                                        LocalDate.of(2026, 1, 1),
                                        LocalDate.of(2026, 1, 31),
                                        UsageGrouping.CONVERSATION)));
    }
}
