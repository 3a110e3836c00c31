package app.hearth.server.council;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.council.CouncilId;
import app.hearth.common.council.CouncilRerun;
import app.hearth.common.council.NewCouncil;
import app.hearth.common.council.PostedCouncil;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.sync.Replays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Councils over HTTP.
final class CouncilRoutes implements Routes {
    private final Convening convening;
    private final Replays replays;

    CouncilRoutes(Convening convening, Replays replays) {
        this.convening = convening;
        this.replays = replays;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/conversations/{id}/council", replays.once(this::post, this::posted)),
                Route.get("/councils/{id}", this::get),
                Route.post("/councils/{id}/rerun", replays.once(this::rerun, this::posted)));
    }

    private Reply post(Request request) {
        Convening.Outcome outcome =
                convening.post(request.caller(), new ConversationId(request.id("id")), request.body(NewCouncil.class));
        return reply(outcome.isNew() ? 202 : 200, outcome.posted());
    }

    private static Reply reply(int status, PostedCouncil posted) {
        Reply reply = Reply.of(status, posted);
        UUID council = posted.council().id().value();
        return posted.userMessage() == null
                ? reply.made(council)
                : reply.made(council, posted.userMessage().id().value());
    }

    /// One id is a council of which something was asked anew; the second is that of a new question.
    private Reply posted(Request request, List<UUID> ids) {
        Optional<MessageId> question = ids.size() > 1 ? Optional.of(new MessageId(ids.get(1))) : Optional.empty();
        return Reply.ok(convening.posted(request.owner(), new CouncilId(ids.getFirst()), question));
    }

    private Reply get(Request request) {
        return Reply.ok(convening.get(request.owner(), id(request)));
    }

    private Reply rerun(Request request) {
        return reply(202, convening.rerun(request.caller(), id(request), request.body(CouncilRerun.class)));
    }

    private static CouncilId id(Request request) {
        return new CouncilId(request.id("id"));
    }
}
