package app.hearth.server.conversation;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.Fork;
import app.hearth.common.conversation.NewConversation;
import app.hearth.server.conversation.Conversations.Expectation;
import app.hearth.server.conversation.Conversations.Filter;
import app.hearth.server.http.Cursor;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.sync.Replays;
import java.util.List;
import java.util.UUID;

/// Conversations over HTTP.
public final class ConversationRoutes implements Routes {
    private final Conversations conversations;
    private final Messages messages;
    private final Asking asking;
    private final Replays replays;

    public ConversationRoutes(Conversations conversations, Messages messages, Asking asking, Replays replays) {
        this.conversations = conversations;
        this.messages = messages;
        this.asking = asking;
        this.replays = replays;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/conversations", this::list),
                Route.post("/conversations", replays.once(this::create, this::present)),
                Route.get("/conversations/{id}", request -> present(request, List.of(request.id("id")))),
                Route.patch("/conversations/{id}", replays.once(this::update, this::present)),
                Route.delete("/conversations/{id}", replays.once(this::trash)),
                Route.post("/conversations/{id}/restore", replays.once(this::restore, this::present)),
                Route.post("/conversations/{id}/fork", replays.once(this::fork, this::present)));
    }

    private Reply list(Request request) {
        return Reply.ok(conversations.list(
                request.owner(),
                new Filter(
                        request.query("q").filter(text -> !text.isBlank()),
                        request.query("tag").filter(text -> !text.isBlank()),
                        request.flag("pinned"),
                        request.flag("archived"),
                        request.flag("trashed").orElse(false),
                        request.query("cursor").map(Cursor::parse),
                        request.limit())));
    }

    private Reply create(Request request) {
        Conversations.Created created = conversations.create(request.owner(), request.body(NewConversation.class));
        Conversation conversation = created.conversation();
        Reply reply = created.isNew() ? Reply.created(conversation) : Reply.ok(conversation);
        return reply.version(conversation.version()).made(conversation.id().value());
    }

    private Reply present(Request request, List<UUID> ids) {
        return reply(conversations.get(request.owner(), new ConversationId(ids.getFirst())));
    }

    private static Reply reply(Conversation conversation) {
        return Reply.ok(conversation)
                .version(conversation.version())
                .made(conversation.id().value());
    }

    private Reply update(Request request) {
        ConversationId id = id(request);
        Expectation expectation = new Expectation(
                request.expectedVersion(),
                leaf -> messages.find(request.owner(), id, leaf).isPresent());
        return reply(conversations.update(request.owner(), id, request.body(ConversationPatch.class), expectation));
    }

    private Reply trash(Request request) {
        conversations.setTrashed(request.owner(), id(request), true, request.expectedVersion());
        return Reply.noContent();
    }

    private Reply restore(Request request) {
        return reply(conversations.setTrashed(request.owner(), id(request), false, request.expectedVersion()));
    }

    private Reply fork(Request request) {
        Conversation copy = asking.fork(
                request.owner(), id(request), request.body(Fork.class).messageId());
        return reply(copy).withStatus(201);
    }

    private static ConversationId id(Request request) {
        return new ConversationId(request.id("id"));
    }
}
