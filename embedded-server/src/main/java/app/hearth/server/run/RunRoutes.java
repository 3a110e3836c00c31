package app.hearth.server.run;

import app.hearth.common.account.SessionId;
import app.hearth.common.run.RunId;
import app.hearth.common.wire.Page;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.sync.Replays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Runs over HTTP.
public final class RunRoutes implements Routes {
    private final Runs runs;
    private final Replays replays;
    private final Predicate<SessionId> isLive;

    /// `isLive` tells whether a session still lives; a stream ends with its session.
    public RunRoutes(Runs runs, Replays replays, Predicate<SessionId> isLive) {
        this.runs = runs;
        this.replays = replays;
        this.isLive = isLive;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/runs", this::underWay),
                Route.get("/runs/{id}", this::get),
                Route.post("/runs/{id}/cancel", replays.once(this::cancel, (request, ids) -> get(request))),
                Route.get("/runs/{id}/events", this::events));
    }

    private Reply underWay(Request request) {
        return Reply.ok(new Page<>(runs.underWay(request.owner()), null));
    }

    private Reply get(Request request) {
        return Reply.ok(runs.get(request.owner(), id(request)));
    }

    private Reply cancel(Request request) {
        runs.cancel(request.owner(), id(request));
        return Reply.accepted(runs.get(request.owner(), id(request)));
    }

    private Reply events(Request request) {
        Optional<String> after = request.header("last-event-id");
        Runs.Watching watching = new Runs.Watching(request.caller().session(), isLive);
        return Reply.stream(runs.events(request.owner(), id(request), after, watching));
    }

    private static RunId id(Request request) {
        return new RunId(request.id("id"));
    }
}
