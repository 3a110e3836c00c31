package app.hearth.common.client;

import app.hearth.common.prompt.NewPreset;
import app.hearth.common.prompt.Preset;
import app.hearth.common.prompt.PresetId;
import app.hearth.common.prompt.PresetPatch;
import app.hearth.common.prompt.PromptSettings;
import app.hearth.common.prompt.PromptSettingsPatch;
import app.hearth.common.wire.Page;

/// Calls about the profile's standing prompt and its presets. Blocking; thread-safe.
public final class PromptCalls {
    private static final Answer<PromptSettings> SETTINGS = Answer.of(PromptSettings.class);
    private static final Answer<Preset> PRESET = Answer.of(Preset.class);
    private static final Answer<Page<Preset>> PRESETS = Answer.page(Preset.class);

    private final Transport transport;

    PromptCalls(Transport transport) {
        this.transport = transport;
    }

    public PromptSettings settings() {
        return transport.send(Transport.Call.get("/settings/prompt"), SETTINGS);
    }

    public PromptSettings change(PromptSettingsPatch patch) {
        return transport.send(Transport.Call.of("PATCH", "/settings/prompt", patch), SETTINGS);
    }

    /// All there can be, by name.
    public Page<Preset> presets() {
        return transport.send(Transport.Call.get("/presets" + new Query().with("limit", Page.MAX_LIMIT)), PRESETS);
    }

    public Preset preset(PresetId id) {
        return transport.send(Transport.Call.get("/presets/" + id), PRESET);
    }

    public Preset create(NewPreset preset) {
        return transport.send(Transport.Call.of("POST", "/presets", preset), PRESET);
    }

    public Preset update(PresetId id, PresetPatch patch) {
        return transport.send(Transport.Call.of("PATCH", "/presets/" + id, patch), PRESET);
    }

    public void delete(PresetId id) {
        transport.send(Transport.Call.of("DELETE", "/presets/" + id, null));
    }
}
