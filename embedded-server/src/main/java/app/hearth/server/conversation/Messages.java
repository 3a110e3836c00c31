package app.hearth.server.conversation;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.Usage;
import app.hearth.common.key.ModelRef;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.Json;
import app.hearth.server.access.Owner;
import app.hearth.server.attachment.Attachments;
import app.hearth.server.http.Cursor;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.run.Answer;
import app.hearth.server.run.RunOutcome;
import app.hearth.server.run.RunSink;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Keys;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The messages of every profile: nodes of trees that only grow. Thread-safe; blocks.
public final class Messages implements RunSink {
    /// How the change feed calls a message.
    public static final String ENTITY = "message";

    /// Not `IS NULL`, for which HSQLDB may walk the trash's index through everything that is not in the trash.
    private static final String NOT_IN_TRASH = "COALESCE(m.deleted_at, 0) = 0";

    private final Database database;
    private final Attachments attachments;

    public Messages(Database database, Attachments attachments) {
        this.database = database;
        this.attachments = attachments;
    }

    /// The message in whatever conversation of the profile it is, unless it is in the trash.
    Optional<Node> find(Owner owner, MessageId id) {
        return database
                .read(handle -> nodes(
                        owner,
                        handle.createQuery(MessageRow.SELECT
                                        + "WHERE m.profile_id = :profile AND m.id = :id AND m.deleted_at IS NULL")
                                .bind("profile", owner.profile().value())
                                .bind("id", id.value())))
                .stream()
                .findFirst();
    }

    /// Also in the trash: an id that was used once stays used.
    Optional<Node> findAnywhere(Owner owner, MessageId id) {
        return database.read(handle -> byIds(handle, owner, List.of(id.value()))).stream()
                .findFirst();
    }

    /// The oldest answer below a message.
    Optional<Message> firstAnswer(Owner owner, Node question) {
        return between(owner, question.message().conversationId(), question.depth() + 1, question.depth() + 1).stream()
                .map(Node::message)
                .filter(message -> question.id().equals(message.parentId()) && message.role() == Role.ASSISTANT)
                .findFirst();
    }

    /// The runs that write into these messages now.
    List<RunId> runsIn(Owner owner, List<UUID> ids) {
        return database.read(handle -> byIds(handle, owner, ids)).stream()
                .map(Node::message)
                .filter(message -> message.status() == MessageStatus.STREAMING)
                .flatMap(message -> Optional.ofNullable(message.runId()).stream())
                .toList();
    }

    Optional<Node> find(Owner owner, ConversationId conversation, MessageId id) {
        return find(owner, id).filter(node -> node.message().conversationId().equals(conversation));
    }

    Node get(Owner owner, ConversationId conversation, MessageId id) {
        return find(owner, conversation, id).orElseThrow(HttpFailure::notFound);
    }

    private List<Node> nodes(Owner owner, Query query) {
        List<MessageRow> found = query.map(Row.to(MessageRow::read)).list();
        List<UUID> bearing = found.stream()
                .filter(each -> each.attachments() > 0)
                .map(each -> each.node().id().value())
                .toList();
        Map<UUID, List<Attachment>> borne = attachments.of(owner, bearing);
        return found.stream()
                .map(MessageRow::node)
                .map(node -> Optional.ofNullable(borne.get(node.id().value()))
                        .map(files ->
                                new Node(node.message().withAttachments(files), node.depth(), node.promptEstimate()))
                        .orElse(node))
                .toList();
    }

    void insert(ChangeSet set, Owner owner, Node node) {
        Message message = node.message();
        set.handle()
                .createUpdate("""
                        INSERT INTO message (profile_id, id, conversation_id, parent_id, depth, role, content, reasoning,
                            provider, model, status, error, prompt_tokens, completion_tokens, cost_usd, run_id, created_at,
                            attachments, left_out, prompt_estimate, council_id)
                        VALUES (:profile, :id, :conversation, :parent, :depth, :role, :content, :reasoning, :provider,
                            :model, :status, :error, :prompt, :completion, :cost, :run, :now, :attachments, :leftOut, :estimate, :council)
                        """)
                .bind("profile", owner.profile().value())
                .bind("id", message.id().value())
                .bind("conversation", message.conversationId().value())
                .bind(
                        "parent",
                        message.parentId() == null ? null : message.parentId().value())
                .bind("depth", node.depth())
                .bind("role", message.role().code())
                .bind("content", message.content())
                .bind("reasoning", message.reasoning())
                .bind("provider", message.provider())
                .bind("model", message.model())
                .bind("status", message.status().code())
                .bind("error", message.error() == null ? null : Json.write(message.error()))
                .bind("prompt", message.usage() == null ? null : message.usage().promptTokens())
                .bind(
                        "completion",
                        message.usage() == null ? null : message.usage().completionTokens())
                .bind("cost", message.usage() == null ? null : message.usage().costUsd())
                .bind("run", message.runId() == null ? null : message.runId().value())
                .bind("now", set.nowMillis())
                .bind("attachments", message.attachments().size())
                .bind("leftOut", message.leftOut())
                .bind("estimate", node.promptEstimate() == 0 ? null : node.promptEstimate())
                .bind(
                        "council",
                        message.councilId() == null ? null : message.councilId().value())
                .execute();
        attachments.attach(set, owner, message.id(), message.attachments());
        set.upsert(ENTITY, message.id());
    }

    /// An answer that will be gone on with: another run writes into it.
    void reopen(ChangeSet set, Owner owner, Node answer, RunId run) {
        Message message = answer.message();
        set.handle()
                .createUpdate("""
                        UPDATE message SET status = 'streaming', error = NULL, run_id = :run, left_out = :leftOut,
                            prompt_estimate = CASE WHEN prompt_tokens IS NULL THEN CAST(:estimate AS INTEGER)
                                ELSE LEAST(2147483647, COALESCE(prompt_estimate, 0) + CAST(:estimate AS BIGINT)) END
                        WHERE profile_id = :profile AND id = :id
                        """)
                .bind("run", run.value())
                .bind("leftOut", message.leftOut())
                .bind("estimate", answer.promptEstimate())
                .bind("profile", owner.profile().value())
                .bind("id", message.id().value())
                .execute();
        set.upsert(ENTITY, message.id());
    }

    /// An answer that was gone on with took what its parts took: tokens as far as they were told, and a cost when
    /// that of each part is known. Its estimate is the sum of theirs too, and is dropped when a part was not
    /// counted.
    @Override
    public void ended(ChangeSet set, Owner owner, Run run, RunOutcome outcome) {
        String reasoning = outcome.answer().reasoning();
        set.handle()
                .createUpdate("""
                        UPDATE message SET content = content || :text,
                            reasoning = CASE WHEN CAST(:hasReasoning AS BOOLEAN)
                                THEN COALESCE(reasoning, '') || :reasoning ELSE reasoning END,
                            status = :status, error = :error,
                            prompt_tokens = CASE WHEN CAST(:prompt AS INTEGER) IS NULL THEN prompt_tokens
                                ELSE LEAST(2147483647, COALESCE(prompt_tokens, 0) + CAST(:prompt AS BIGINT)) END,
                            completion_tokens = CASE WHEN CAST(:completion AS INTEGER) IS NULL THEN completion_tokens
                                ELSE LEAST(2147483647, COALESCE(completion_tokens, 0) + CAST(:completion AS BIGINT)) END,
                            prompt_estimate = CASE WHEN CAST(:prompt AS INTEGER) IS NULL THEN NULL
                                ELSE prompt_estimate END,
                            cost_usd = CASE WHEN content = '' AND cost_usd IS NULL THEN CAST(:cost AS DECIMAL(24, 12))
                                ELSE cost_usd + CAST(:cost AS DECIMAL(24, 12)) END
                        WHERE profile_id = :profile AND id = :id
                        """)
                .bind("text", outcome.answer().text())
                .bind("hasReasoning", !reasoning.isEmpty())
                .bind("reasoning", reasoning)
                .bind("status", status(outcome.status()).code())
                .bind("error", outcome.error().map(Json::write).orElse(null))
                .bind("prompt", outcome.usage().map(Usage::promptTokens).orElse(null))
                .bind("completion", outcome.usage().map(Usage::completionTokens).orElse(null))
                .bind("cost", outcome.usage().map(Usage::costUsd).orElse(null))
                .bind("profile", owner.profile().value())
                .bind("id", run.messageId().value())
                .execute();
        set.upsert(ENTITY, run.messageId());
    }

    /// Another model than was named has written an answer.
    void writtenBy(ChangeSet set, Owner owner, MessageId answer, ModelRef model) {
        set.handle()
                .createUpdate("""
                        UPDATE message SET provider = :provider, model = :model WHERE profile_id = :profile AND id = :id
                        """)
                .bind("provider", model.provider())
                .bind("model", model.model())
                .bind("profile", owner.profile().value())
                .bind("id", answer.value())
                .execute();
        set.upsert(ENTITY, answer);
    }

    private static MessageStatus status(RunStatus run) {
        return switch (run) {
            case DONE -> MessageStatus.COMPLETE;
            case CANCELLED -> MessageStatus.CANCELLED;
            case FAILED -> MessageStatus.FAILED;
            case INTERRUPTED -> MessageStatus.INTERRUPTED;
            case QUEUED, RUNNING -> throw new IllegalArgumentException("A run that goes on has no outcome.");
        };
    }

    @Override
    public Message message(Owner owner, Run run) {
        return message(owner, run.messageId());
    }

    @Override
    public Answer said(Owner owner, Run run) {
        Message message = message(owner, run);
        return new Answer(message.content(), message.reasoning() == null ? "" : message.reasoning());
    }

    Message message(Owner owner, MessageId id) {
        return database.read(handle -> byIds(handle, owner, List.of(id.value()))).stream()
                .findFirst()
                .map(Node::message)
                .orElseThrow(HttpFailure::notFound);
    }

    /// Also those in the trash.
    private List<Node> byIds(Handle handle, Owner owner, List<UUID> ids) {
        return byIds(handle, owner, ids, "");
    }

    private List<Node> byIds(Handle handle, Owner owner, List<UUID> ids, String further) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Query query = handle.createQuery(MessageRow.SELECT + "WHERE " + Keys.among("m", "id", ids.size()) + further);
        return nodes(owner, Keys.bind(query, owner.profile().value(), ids));
    }

    /// Where the change feed reads messages.
    public Map<String, Message> states(Owner owner, Collection<String> ids) {
        List<UUID> wanted = ids.stream().map(UUID::fromString).toList();
        return database.read(handle -> byIds(handle, owner, wanted, " AND " + NOT_IN_TRASH)).stream()
                .map(Node::message)
                .collect(Collectors.toMap(message -> message.id().toString(), Function.identity()));
    }

    /// The whole tree in the order of depth, then of id (which is that of time); a page of it.
    List<Node> tree(Owner owner, ConversationId conversation, Optional<Cursor> after, int limit) {
        return database.read(handle -> nodes(
                owner,
                handle.createQuery(MessageRow.SELECT + """
                        WHERE m.profile_id = :profile AND m.conversation_id = :conversation AND COALESCE(m.deleted_at, 0) = 0
                          AND m.depth >= :depth AND (m.depth > :depth OR m.id > :id)
                        ORDER BY m.profile_id, m.conversation_id, m.depth, m.id
                        FETCH FIRST :limit ROWS ONLY
                        """)
                        .bind("profile", owner.profile().value())
                        .bind("conversation", conversation.value())
                        .bind("depth", after.map(Cursor::key).orElse(-1L))
                        .bind("id", after.map(Cursor::id).orElse(new UUID(0, 0)))
                        .bind("limit", limit)));
    }

    /// The messages of a tree between two depths (both included), siblings and all.
    List<Node> between(Owner owner, ConversationId conversation, int from, int to) {
        return database.read(handle -> nodes(
                owner,
                handle.createQuery(MessageRow.SELECT + """
                        WHERE m.profile_id = :profile AND m.conversation_id = :conversation AND COALESCE(m.deleted_at, 0) = 0
                          AND m.depth >= :from AND m.depth <= :to
                        ORDER BY m.profile_id, m.conversation_id, m.depth, m.id
                        """)
                        .bind("profile", owner.profile().value())
                        .bind("conversation", conversation.value())
                        .bind("from", from)
                        .bind("to", to)));
    }

    /// Who is whose parent, without the contents.
    record Link(UUID id, @Nullable UUID parent, int depth) {}

    /// The links of a tree from a depth on.
    List<Link> links(Owner owner, ConversationId conversation, int from) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, parent_id, depth FROM message
                        WHERE profile_id = :profile AND conversation_id = :conversation AND depth >= :from
                          AND COALESCE(deleted_at, 0) = 0
                        ORDER BY profile_id, conversation_id, depth
                        """)
                .bind("profile", owner.profile().value())
                .bind("conversation", conversation.value())
                .bind("from", from)
                .map(Row.to(row -> new Link(row.uuid("id"), row.nullableUuid("parent_id"), row.number("depth"))))
                .list());
    }

    /// The links of what went to the trash together with a message and stands at its depth or below, itself among
    /// them; none when it is not in the trash. A child that was moved there by itself before has a time of its own.
    List<Link> trashedWith(Owner owner, Node root) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, parent_id, depth FROM message
                        WHERE profile_id = :profile AND conversation_id = :conversation AND depth >= :from
                          AND deleted_at = (SELECT r.deleted_at FROM message r WHERE r.profile_id = :profile AND r.id = :root)
                        ORDER BY profile_id, conversation_id, depth
                        """)
                .bind("profile", owner.profile().value())
                .bind("conversation", root.message().conversationId().value())
                .bind("from", root.depth())
                .bind("root", root.id().value())
                .map(Row.to(row -> new Link(row.uuid("id"), row.nullableUuid("parent_id"), row.number("depth"))))
                .list());
    }

    /// Takes messages out of the trash.
    void restore(ChangeSet set, Owner owner, Collection<UUID> ids) {
        for (UUID id : ids) {
            set.handle()
                    .createUpdate("UPDATE message SET deleted_at = NULL WHERE profile_id = :profile AND id = :id")
                    .bind("profile", owner.profile().value())
                    .bind("id", id)
                    .execute();
            set.upsert(ENTITY, new MessageId(id));
        }
    }

    /// Moves messages to the trash.
    void trash(ChangeSet set, Owner owner, Collection<UUID> ids) {
        for (UUID id : ids) {
            set.handle()
                    .createUpdate("UPDATE message SET deleted_at = :now WHERE profile_id = :profile AND id = :id")
                    .bind("now", set.nowMillis())
                    .bind("profile", owner.profile().value())
                    .bind("id", id)
                    .execute();
            set.delete(ENTITY, id);
        }
    }
}
