package app.hearth.server.conversation;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.Usage;
import app.hearth.common.council.CouncilId;
import app.hearth.common.run.RunId;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Problem;
import app.hearth.common.wire.Usd;
import app.hearth.server.storage.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A node as its row tells it, still without its files.
///
/// @param attachments how many files it has
record MessageRow(Node node, int attachments) {
    static final String SELECT = """
            SELECT m.id, m.conversation_id, m.parent_id, m.depth, m.role, m.content, m.reasoning, m.provider, m.model,
                   m.status, m.error, m.prompt_tokens, m.completion_tokens, m.cost_usd, m.run_id, m.created_at,
                   m.attachments, m.left_out, m.prompt_estimate, m.council_id
            FROM message m
            """;

    static MessageRow read(Row row) {
        UUID parent = row.nullableUuid("parent_id");
        UUID run = row.nullableUuid("run_id");
        UUID council = row.nullableUuid("council_id");
        String error = row.nullableText("error");
        Message message = new Message(
                new MessageId(row.uuid("id")),
                new ConversationId(row.uuid("conversation_id")),
                parent == null ? null : new MessageId(parent),
                Role.of(row.text("role")),
                row.text("content"),
                row.nullableText("reasoning"),
                row.nullableText("provider"),
                row.nullableText("model"),
                MessageStatus.of(row.text("status")),
                error == null ? null : Json.read(error, Problem.class),
                usage(row),
                row.nullableNumber("left_out"),
                List.of(),
                run == null ? null : new RunId(run),
                council == null ? null : new CouncilId(council),
                row.time("created_at"));
        Integer estimate = row.nullableNumber("prompt_estimate");
        Node node = new Node(message, row.number("depth"), estimate == null ? 0 : estimate);
        return new MessageRow(node, row.number("attachments"));
    }

    private static @Nullable Usage usage(Row row) {
        Integer prompt = row.nullableNumber("prompt_tokens");
        Integer completion = row.nullableNumber("completion_tokens");
        BigDecimal cost = row.nullableDecimal("cost_usd");
        if (prompt == null && completion == null && cost == null) {
            return null;
        }
        return new Usage(prompt, completion, cost == null ? null : Usd.plain(cost));
    }
}
