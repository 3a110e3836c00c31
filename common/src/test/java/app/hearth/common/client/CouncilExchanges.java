package app.hearth.common.client;

import static app.hearth.common.client.CallsIT.call;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.council.CouncilId;
import app.hearth.common.council.CouncilPresetId;
import app.hearth.common.council.CouncilPresetPatch;
import app.hearth.common.council.CouncilPrompts;
import app.hearth.common.council.CouncilRerun;
import app.hearth.common.council.CouncilSuggestion;
import app.hearth.common.council.NewCouncil;
import app.hearth.common.council.NewCouncilPreset;
import app.hearth.common.key.ModelRef;
import app.hearth.common.run.RunKind;
import app.hearth.common.wire.Field;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// The calls about councils, for [CallsIT].
final class CouncilExchanges {
    private static final CouncilPresetId ID =
            new CouncilPresetId(UUID.fromString("01900000-0000-7000-8000-00000000000a"));
    private static final ModelRef ONE = new ModelRef("p", "m");
    private static final ModelRef TWO = new ModelRef("p", "n");
    private static final String SEATS =
            "\"seats\":[{\"provider\":\"p\",\"model\":\"m\"},{\"provider\":\"p\",\"model\":\"n\"}]";
    private static final String CHAIRMAN = "\"chairman\":{\"provider\":\"p\",\"model\":\"n\"}";
    private static final String PRESET = "{\"id\":\"" + ID + "\",\"name\":\"n\"," + SEATS + "," + CHAIRMAN
            + ",\"prompts\":{\"seat\":\"s\",\"judge\":null,\"chairman\":null},\"version\":1,"
            + "\"created_at\":\"2026-01-01T00:00:00.000Z\",\"updated_at\":\"2026-01-01T00:00:00.000Z\"}";

    private static final ConversationId CONVERSATION = new ConversationId(ID.value());
    private static final String MESSAGE = "{\"id\":\"" + ID + "\",\"conversation_id\":\"" + ID
            + "\",\"parent_id\":null,\"role\":\"assistant\",\"content\":\"\",\"status\":\"streaming\",\"attachments\":[],"
            + "\"council_id\":\"" + ID + "\",\"created_at\":\"2026-01-01T00:00:00.000Z\"}";
    private static final String RUN = "{\"id\":\"" + ID + "\",\"kind\":\"council\",\"status\":\"running\","
            + "\"conversation_id\":\"" + ID + "\",\"message_id\":\"" + ID
            + "\",\"created_at\":\"2026-01-01T00:00:00.000Z\",\"ended_at\":null}";
    private static final String COUNCIL =
            "{\"id\":\"" + ID + "\",\"conversation_id\":\"" + ID + "\",\"message_id\":\"" + ID
                    + "\",\"run_id\":\"" + ID
                    + "\",\"status\":\"running\",\"stage\":2,\"seats\":[{\"seat\":1,\"provider\":\"p\","
                    + "\"model\":\"m\",\"label\":\"B\"}],\"label_map\":{\"A\":2,\"B\":1},\"aggregate\":{\"votes\":0,"
                    + "\"counts_own\":true,\"standings\":[]},\"chairman\":{\"provider\":\"p\",\"model\":\"n\",\"calls\":[]},"
                    + "\"degraded\":false,\"prompts\":{\"seat\":null,\"judge\":null,\"chairman\":null},"
                    + "\"created_at\":\"2026-01-01T00:00:00.000Z\",\"ended_at\":null}";

    private CouncilExchanges() {}

    static Stream<Arguments> councilCalls() {
        return Stream.concat(held(), presets());
    }

    private static Stream<Arguments> held() {
        List<ModelRef> seats = List.of(ONE, TWO);
        return Stream.of(
                call(
                        "POST /conversations/" + CONVERSATION + "/council",
                        "{\"assistant_message\":" + MESSAGE + ",\"council\":" + COUNCIL + ",\"run\":" + RUN + "}",
                        "{\"content\":\"why?\"," + SEATS + "," + CHAIRMAN + "}",
                        client -> assertThat(client.councils()
                                        .ask(CONVERSATION, NewCouncil.question("why?", seats, TWO))
                                        .run()
                                        .kind())
                                .isEqualTo(RunKind.COUNCIL)),
                call(
                        "GET /councils/" + ID,
                        COUNCIL,
                        client -> assertThat(client.councils()
                                        .get(new CouncilId(ID.value()))
                                        .labelMap())
                                .containsExactly(Map.entry("A", 2), Map.entry("B", 1))),
                call(
                        "POST /councils/" + ID + "/rerun",
                        "{\"assistant_message\":" + MESSAGE + ",\"council\":" + COUNCIL + ",\"run\":" + RUN + "}",
                        "{\"stage\":2,\"seat\":1}",
                        client -> client.councils().rerun(new CouncilId(ID.value()), new CouncilRerun(2, 1))));
    }

    private static Stream<Arguments> presets() {
        List<ModelRef> seats = List.of(ONE, TWO);
        return Stream.of(
                call(
                        "GET /council-presets?limit=200",
                        "{\"items\":[" + PRESET + "],\"next_cursor\":null}",
                        client -> assertThat(client.councils().presets().items())
                                .singleElement()
                                .satisfies(preset -> assertThat(preset.seats()).isEqualTo(seats))),
                call(
                        "GET /council-presets/" + ID,
                        PRESET,
                        client -> assertThat(client.councils().preset(ID).prompts())
                                .isEqualTo(new CouncilPrompts("s", null, null))),
                call(
                        "GET /council-presets/suggestion",
                        "{" + SEATS + "," + CHAIRMAN + "}",
                        client -> assertThat(client.councils().suggestion())
                                .isEqualTo(new CouncilSuggestion(seats, TWO))),
                call(
                        "GET /council-presets/suggestion",
                        "{\"seats\":[],\"chairman\":null}",
                        client -> assertThat(client.councils().suggestion())
                                .isEqualTo(new CouncilSuggestion(List.of(), null))),
                call(
                        "POST /council-presets",
                        PRESET,
                        "{\"name\":\"n\"," + SEATS + "," + CHAIRMAN + "}",
                        client -> client.councils().createPreset(new NewCouncilPreset(null, "n", seats, TWO, null))),
                call(
                        "PATCH /council-presets/" + ID,
                        PRESET,
                        "{" + SEATS + ",\"prompts\":null}",
                        client -> client.councils()
                                .updatePreset(
                                        ID,
                                        new CouncilPresetPatch(
                                                Field.absent(), Field.of(seats), Field.absent(), Field.of(null)))),
                call(
                        "DELETE /council-presets/" + ID,
                        "",
                        client -> client.councils().deletePreset(ID)));
    }
}
