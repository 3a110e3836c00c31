package app.hearth.server.key;

import app.hearth.common.key.ModelSettingsPatch;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.sync.Replays;
import java.util.List;

/// Models and what a profile has chosen among them, over HTTP.
final class ModelRoutes implements Routes {
    private final ModelCatalog catalog;
    private final ModelChoices choices;
    private final Replays replays;

    ModelRoutes(ModelCatalog catalog, ModelChoices choices, Replays replays) {
        this.catalog = catalog;
        this.choices = choices;
        this.replays = replays;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/models", this::models),
                Route.get("/settings/models", this::chosen),
                Route.patch("/settings/models", replays.once(this::choose, (request, _) -> chosen(request))));
    }

    private Reply models(Request request) {
        return Reply.ok(catalog.list(request.caller(), request.flag("refresh").orElse(false)));
    }

    private Reply chosen(Request request) {
        return Reply.ok(choices.get(request.owner()));
    }

    private Reply choose(Request request) {
        return Reply.ok(choices.change(request.owner(), request.body(ModelSettingsPatch.class)));
    }
}
