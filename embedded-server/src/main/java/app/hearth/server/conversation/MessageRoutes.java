package app.hearth.server.conversation;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Posted;
import app.hearth.common.conversation.Regenerate;
import app.hearth.common.wire.Page;
import app.hearth.server.access.Owner;
import app.hearth.server.http.Cursor;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.run.Answer;
import app.hearth.server.run.Runs;
import app.hearth.server.sync.Replays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The messages of a conversation over HTTP.
public final class MessageRoutes implements Routes {
    private final Conversations conversations;
    private final Messages messages;
    private final Asking asking;
    private final Runs runs;
    private final Replays replays;

    public MessageRoutes(Asking.Stores stores, Asking asking, Runs runs, Replays replays) {
        this.conversations = stores.conversations();
        this.messages = stores.messages();
        this.asking = asking;
        this.runs = runs;
        this.replays = replays;
    }

    @Override
    public List<Route> routes() {
        String one = "/conversations/{id}/messages/{mid}";
        return List.of(
                Route.get("/conversations/{id}/messages", this::list),
                Route.post("/conversations/{id}/messages", replays.once(this::post, this::posted)),
                Route.delete(one, replays.once(this::trash)),
                Route.post(one + "/restore", replays.once(this::restore, this::restored)),
                Route.post(one + "/regenerate", replays.once(this::regenerate, this::posted)),
                Route.post(one + "/continue", replays.once(this::resume, this::posted)));
    }

    private Reply list(Request request) {
        Owner owner = request.owner();
        Conversation conversation = conversations.get(owner, conversation(request));
        Optional<Cursor> after = request.query("cursor").map(Cursor::parse);
        int limit = request.limit();
        List<Node> found = request.flag("all").orElse(false)
                ? messages.tree(owner, conversation.id(), after, limit + 1)
                : branch(owner, conversation, after, limit + 1);
        List<Node> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit
                ? new Cursor(page.getLast().depth(), page.getLast().id().value()).toString()
                : null;
        return Reply.ok(new Page<>(
                page.stream().map(node -> withPieces(owner, node.message())).toList(), next));
    }

    private List<Node> branch(Owner owner, Conversation conversation, Optional<Cursor> after, int limit) {
        MessageId leaf = conversation.currentLeafId();
        if (leaf == null) {
            return List.of();
        }
        int from = after.map(cursor -> (int) Math.min(cursor.key() + 1, Integer.MAX_VALUE / 2))
                .orElse(0);
        return messages.find(owner, conversation.id(), leaf)
                .map(node -> new Branches(messages).path(owner, node, from, limit))
                .orElse(List.of());
    }

    /// A message that is still streaming shows what of it has been stored.
    private Message withPieces(Owner owner, Message message) {
        if (message.status() != MessageStatus.STREAMING || message.runId() == null) {
            return message;
        }
        Answer pieces = runs.soFar(owner, message.runId());
        return message.withMore(pieces.text(), pieces.reasoning());
    }

    private Reply post(Request request) {
        Asking.Outcome outcome = asking.post(request.caller(), conversation(request), request.body(NewMessage.class));
        return switch (outcome) {
            case Asking.Outcome.Added added ->
                Reply.of(added.isNew() ? 201 : 200, added.message())
                        .made(added.message().id().value());
            case Asking.Outcome.Asked asked -> reply(asked.isNew() ? 202 : 200, asked.posted());
        };
    }

    private static Reply reply(int status, Posted posted) {
        Reply reply = Reply.of(status, posted);
        UUID answer = posted.assistantMessage().id().value();
        UUID run = posted.run().id().value();
        return posted.userMessage() == null
                ? reply.made(answer, run)
                : reply.made(answer, run, posted.userMessage().id().value());
    }

    /// One id is a message stored as it is; more are the answer, its run and the question.
    private Reply posted(Request request, List<UUID> ids) {
        Owner owner = request.owner();
        if (ids.size() == 1) {
            return Reply.ok(messages.message(owner, new MessageId(ids.getFirst())));
        }
        Optional<UUID> question = ids.size() > 2 ? Optional.of(ids.get(2)) : Optional.empty();
        return Reply.ok(asking.posted(owner, question, ids.get(0), ids.get(1)));
    }

    private Reply regenerate(Request request) {
        return reply(
                202,
                asking.regenerate(
                        request.caller(), conversation(request), message(request), request.body(Regenerate.class)));
    }

    private Reply resume(Request request) {
        return reply(
                202,
                asking.resume(
                        request.caller(), conversation(request), message(request), request.body(Regenerate.class)));
    }

    private Reply trash(Request request) {
        asking.trash(request.owner(), conversation(request), message(request));
        return Reply.noContent();
    }

    private Reply restore(Request request) {
        Message back = asking.restore(request.owner(), conversation(request), message(request));
        return Reply.ok(withPieces(request.owner(), back)).made(back.id().value());
    }

    private Reply restored(Request request, List<UUID> ids) {
        return Reply.ok(withPieces(request.owner(), messages.message(request.owner(), message(request))));
    }

    private static ConversationId conversation(Request request) {
        return new ConversationId(request.id("id"));
    }

    private static MessageId message(Request request) {
        return new MessageId(request.id("mid"));
    }
}
