package app.hearth.server.conversation;

import app.hearth.common.conversation.NewTag;
import app.hearth.common.conversation.Tag;
import app.hearth.common.conversation.TagId;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.http.Cursor;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.sync.Replays;
import java.util.List;
import java.util.UUID;

/// Tags over HTTP.
public final class TagRoutes implements Routes {
    private final Tags tags;
    private final Replays replays;

    public TagRoutes(Tags tags, Replays replays) {
        this.tags = tags;
        this.replays = replays;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/tags", this::list),
                Route.post("/tags", replays.once(this::create, this::present)),
                Route.patch("/tags/{id}", replays.once(this::rename, this::present)),
                Route.delete("/tags/{id}", replays.once(this::delete)));
    }

    private Reply list(Request request) {
        return Reply.ok(Cursor.page(
                tags.list(request.owner()),
                request.query("cursor"),
                request.limit(),
                tag -> tag.id().value()));
    }

    private Reply create(Request request) {
        Tags.Created created = tags.create(request.owner(), request.body(NewTag.class));
        return reply(created.tag()).withStatus(created.isNew() ? 201 : 200);
    }

    private Reply rename(Request request) {
        NewTag wanted = request.body(NewTag.class);
        TagId id = new TagId(request.id("id"));
        if (wanted.id() != null && !wanted.id().equals(id)) {
            throw new InvalidFieldException("id", "A tag keeps its id.");
        }
        return reply(tags.rename(request.owner(), id, wanted.name(), request.expectedVersion()));
    }

    private Reply delete(Request request) {
        tags.delete(request.owner(), new TagId(request.id("id")), request.expectedVersion());
        return Reply.noContent();
    }

    private Reply present(Request request, List<UUID> ids) {
        return tags.find(request.owner(), new TagId(ids.getFirst()))
                .map(TagRoutes::reply)
                .orElseThrow(HttpFailure::notFound);
    }

    private static Reply reply(Tag tag) {
        return Reply.ok(tag).version(tag.version()).made(tag.id().value());
    }
}
