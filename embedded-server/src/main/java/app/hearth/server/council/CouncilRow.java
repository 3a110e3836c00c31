package app.hearth.server.council;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Usage;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilId;
import app.hearth.common.council.CouncilPresetId;
import app.hearth.common.council.CouncilPrompts;
import app.hearth.common.key.ModelRef;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Problem;
import app.hearth.common.wire.Usd;
import app.hearth.server.council.CouncilRecord.Head;
import app.hearth.server.storage.Row;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Councils and their calls as their rows tell them.
final class CouncilRow {
    static final String HEAD = """
            SELECT c.id, c.conversation_id, c.message_id, c.run_id, c.chairman_provider, c.chairman_model, c.seed, c.stage,
                c.preset_id, c.prompts, c.created_at
            FROM council c WHERE c.profile_id = :profile
            """;

    static Head head(Row row) {
        UUID preset = row.nullableUuid("preset_id");
        return new Head(
                new CouncilId(row.uuid("id")),
                new ConversationId(row.uuid("conversation_id")),
                new MessageId(row.uuid("message_id")),
                new RunId(row.uuid("run_id")),
                new ModelRef(row.text("chairman_provider"), row.text("chairman_model")),
                row.bigNumber("seed"),
                row.number("stage"),
                Json.read(row.text("prompts"), CouncilPrompts.class),
                preset == null ? null : new CouncilPresetId(preset),
                row.time("created_at"));
    }

    static final String CALL = """
            SELECT stage, seat, attempt, run_id, provider, model, status, content, reasoning, error, prompt_tokens,
                completion_tokens, cost_usd, ranking, fault, is_reused, created_at, ended_at
            FROM council_call WHERE profile_id = :profile
            """;

    static HeldCall call(Row row) {
        String error = row.nullableText("error");
        String ranking = row.nullableText("ranking");
        CouncilCall call = new CouncilCall(
                new RunId(row.uuid("run_id")),
                row.text("provider"),
                row.text("model"),
                RunStatus.of(row.text("status")),
                row.text("content"),
                row.nullableText("reasoning"),
                error == null ? null : Json.read(error, Problem.class),
                usage(row),
                row.flag("is_reused"),
                row.time("created_at"),
                row.nullableTime("ended_at"));
        return new HeldCall(
                new CallKey(row.number("stage"), row.number("seat"), row.number("attempt")),
                call,
                ranking == null ? null : Arrays.asList(ranking.split(",")),
                row.nullableText("fault"));
    }

    private static @Nullable Usage usage(Row row) {
        Integer prompt = row.nullableNumber("prompt_tokens");
        Integer completion = row.nullableNumber("completion_tokens");
        BigDecimal cost = row.nullableDecimal("cost_usd");
        return prompt == null && completion == null && cost == null
                ? null
                : new Usage(prompt, completion, cost == null ? null : Usd.plain(cost));
    }

    private CouncilRow() {}
}
