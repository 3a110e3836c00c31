package app.hearth.server.prompt;

import app.hearth.common.prompt.NewPreset;
import app.hearth.common.prompt.Preset;
import app.hearth.common.prompt.PresetId;
import app.hearth.common.prompt.PresetPatch;
import app.hearth.common.prompt.PromptSettingsPatch;
import app.hearth.server.http.Cursor;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.sync.Replays;
import java.util.List;
import java.util.UUID;

/// Standing prompts and presets over HTTP.
final class PromptRoutes implements Routes {
    private final ProfilePrompts prompts;
    private final Presets presets;
    private final Replays replays;

    PromptRoutes(ProfilePrompts prompts, Presets presets, Replays replays) {
        this.prompts = prompts;
        this.presets = presets;
        this.replays = replays;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/settings/prompt", this::standing),
                Route.patch("/settings/prompt", replays.once(this::change, (request, _) -> standing(request))),
                Route.get("/presets", this::list),
                Route.post("/presets", replays.once(this::create, this::present)),
                Route.get("/presets/{id}", request -> present(request, List.of(request.id("id")))),
                Route.patch("/presets/{id}", replays.once(this::update, this::present)),
                Route.delete("/presets/{id}", replays.once(this::delete)));
    }

    private Reply standing(Request request) {
        return Reply.ok(prompts.get(request.owner()));
    }

    private Reply change(Request request) {
        return Reply.ok(prompts.change(request.owner(), request.body(PromptSettingsPatch.class)));
    }

    private Reply list(Request request) {
        return Reply.ok(Cursor.page(
                presets.list(request.owner()),
                request.query("cursor"),
                request.limit(),
                preset -> preset.id().value()));
    }

    private Reply create(Request request) {
        Presets.Created created = presets.create(request.owner(), request.body(NewPreset.class));
        return reply(created.preset()).withStatus(created.isNew() ? 201 : 200);
    }

    private Reply present(Request request, List<UUID> ids) {
        return reply(presets.get(request.owner(), new PresetId(ids.getFirst())));
    }

    private Reply update(Request request) {
        return reply(presets.update(
                request.owner(), id(request), request.body(PresetPatch.class), request.expectedVersion()));
    }

    private Reply delete(Request request) {
        presets.delete(request.owner(), id(request), request.expectedVersion());
        return Reply.noContent();
    }

    private static PresetId id(Request request) {
        return new PresetId(request.id("id"));
    }

    private static Reply reply(Preset preset) {
        return Reply.ok(preset).version(preset.version()).made(preset.id().value());
    }
}
