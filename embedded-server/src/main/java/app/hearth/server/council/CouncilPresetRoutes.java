package app.hearth.server.council;

import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilPresetId;
import app.hearth.common.council.CouncilPresetPatch;
import app.hearth.common.council.CouncilSuggestion;
import app.hearth.common.council.NewCouncilPreset;
import app.hearth.server.access.Owner;
import app.hearth.server.http.Cursor;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.sync.Replays;
import java.util.List;
import java.util.UUID;

/// Council presets over HTTP, and a council for who has none.
public final class CouncilPresetRoutes implements Routes {
    private final CouncilPresets presets;
    private final Suggesting suggesting;
    private final Replays replays;

    public CouncilPresetRoutes(CouncilPresets presets, Suggesting suggesting, Replays replays) {
        this.presets = presets;
        this.suggesting = suggesting;
        this.replays = replays;
    }

    /// The seam to the models that the keys of a profile open. Never asks a provider.
    @FunctionalInterface
    public interface Suggesting {
        CouncilSuggestion to(Owner owner);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/council-presets", this::list),
                Route.post("/council-presets", replays.once(this::create, this::present)),
                Route.get("/council-presets/suggestion", this::suggestion),
                Route.get("/council-presets/{id}", request -> present(request, List.of(request.id("id")))),
                Route.patch("/council-presets/{id}", replays.once(this::update, this::present)),
                Route.delete("/council-presets/{id}", replays.once(this::delete)));
    }

    private Reply list(Request request) {
        return Reply.ok(Cursor.page(
                presets.list(request.owner()),
                request.query("cursor"),
                request.limit(),
                preset -> preset.id().value()));
    }

    private Reply create(Request request) {
        CouncilPresets.Created created = presets.create(request.owner(), request.body(NewCouncilPreset.class));
        return reply(created.preset()).withStatus(created.isNew() ? 201 : 200);
    }

    private Reply suggestion(Request request) {
        return Reply.ok(suggesting.to(request.owner()));
    }

    private Reply present(Request request, List<UUID> ids) {
        return reply(presets.get(request.owner(), new CouncilPresetId(ids.getFirst())));
    }

    private Reply update(Request request) {
        return reply(presets.update(
                request.owner(), id(request), request.body(CouncilPresetPatch.class), request.expectedVersion()));
    }

    private Reply delete(Request request) {
        presets.delete(request.owner(), id(request), request.expectedVersion());
        return Reply.noContent();
    }

    private static CouncilPresetId id(Request request) {
        return new CouncilPresetId(request.id("id"));
    }

    private static Reply reply(CouncilPreset preset) {
        return Reply.ok(preset).version(preset.version()).made(preset.id().value());
    }
}
