package app.hearth.common.client;

import static app.hearth.common.client.CallsIT.call;

import app.hearth.common.key.ModelRef;
import app.hearth.common.prompt.NewPreset;
import app.hearth.common.prompt.PresetId;
import app.hearth.common.prompt.PresetPatch;
import app.hearth.common.prompt.PromptSettingsPatch;
import app.hearth.common.wire.Field;
import app.hearth.common.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// The calls about standing prompts and presets, for [CallsIT].
final class PromptExchanges {
    private static final PresetId ID = new PresetId(UUID.fromString("01900000-0000-7000-8000-000000000009"));
    private static final String SETTINGS = "{\"system_prompt\":\"p\"}";
    private static final String PRESET = "{\"id\":\"" + ID + "\",\"name\":\"n\",\"system_prompt\":null,\"model\":null,"
            + "\"params\":{\"temperature\":0},\"version\":1,\"created_at\":\"2026-01-01T00:00:00.000Z\","
            + "\"updated_at\":\"2026-01-01T00:00:00.000Z\"}";

    private PromptExchanges() {}

    static Stream<Arguments> promptCalls() {
        JsonNode params = Json.read("{\"temperature\":0}", JsonNode.class);
        return Stream.of(
                call(
                        "GET /settings/prompt",
                        SETTINGS,
                        client -> client.prompts().settings()),
                call(
                        "PATCH /settings/prompt",
                        SETTINGS,
                        "{\"system_prompt\":null}",
                        client -> client.prompts().change(PromptSettingsPatch.to(null))),
                call(
                        "GET /presets?limit=200",
                        "{\"items\":[" + PRESET + "],\"next_cursor\":null}",
                        client -> client.prompts().presets()),
                call("GET /presets/" + ID, PRESET, client -> client.prompts().preset(ID)),
                call(
                        "POST /presets",
                        PRESET,
                        "{\"name\":\"n\",\"model\":{\"provider\":\"p\",\"model\":\"m\"},\"params\":{\"temperature\":0}}",
                        client -> client.prompts()
                                .create(new NewPreset(null, "n", null, new ModelRef("p", "m"), params))),
                call(
                        "PATCH /presets/" + ID,
                        PRESET,
                        "{\"system_prompt\":null}",
                        client -> client.prompts()
                                .update(
                                        ID,
                                        new PresetPatch(
                                                Field.absent(), Field.of(null), Field.absent(), Field.absent()))),
                call("DELETE /presets/" + ID, "", client -> client.prompts().delete(ID)));
    }
}
