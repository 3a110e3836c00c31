package app.hearth.server.sync;

import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Paths;
import app.hearth.server.access.Owner;
import app.hearth.server.http.Handler;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Remembers for 24 hours what a request with an `Idempotency-Key` did, so that its repetition has no second
/// effect. Thread-safe.
///
/// What is kept is a salted hash of the request (which may hold a key or a secret), the status and the ids of what
/// was made, in the transaction of the effect itself; the body of the repeated answer is rebuilt from the present
/// state of those ids.
public final class Replays {
    public static final Duration KEPT = Duration.ofHours(24);
    private static final int MAX_KEY = 255;

    private final ChangeLog changes;

    public Replays(ChangeLog changes) {
        this.changes = changes;
    }

    /// Builds the answer to a repetition from the ids the first answer named.
    @FunctionalInterface
    public interface Rebuild {
        Reply answer(Request request, List<UUID> ids);
    }

    private record Kept(RequestHash hash, int status, List<UUID> ids) {}

    /// A handler whose effect happens once per key. `effect` runs inside one write of the owner's data.
    public Handler once(Handler effect, Rebuild rebuild) {
        return request -> {
            Optional<String> key = request.header(Paths.IDEMPOTENCY_HEADER);
            if (key.isEmpty()) {
                return effect.handle(request);
            }
            if (key.get().isBlank() || key.get().length() > MAX_KEY) {
                throw HttpFailure.of(
                        ErrorCode.BAD_REQUEST, "An Idempotency-Key has between 1 and " + MAX_KEY + " characters.");
            }
            return changes.write(request.owner(), set -> once(set, request, key.get(), new Answers(effect, rebuild)));
        };
    }

    /// For calls that answer 204 whatever they did.
    public Handler once(Handler effect) {
        return once(effect, (request, ids) -> Reply.noContent());
    }

    private record Answers(Handler effect, Rebuild rebuild) {}

    private Reply once(ChangeSet set, Request request, String key, Answers answers) {
        Optional<Kept> kept = find(set.handle(), request.owner(), key)
                .filter(found -> found.expiresAfter(set.nowMillis()))
                .map(Found::kept);
        if (kept.isPresent()) {
            if (!kept.get().hash().isOf(request)) {
                throw HttpFailure.of(
                        ErrorCode.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used for another request.");
            }
            return answers.rebuild()
                    .answer(request, kept.get().ids())
                    .withStatus(kept.get().status());
        }
        Reply reply = answers.effect().handle(request);
        keep(set, request.owner(), key, new Kept(RequestHash.of(request), reply.status(), reply.madeIds()));
        return reply;
    }

    private record Found(Kept kept, long createdAt) {
        boolean expiresAfter(long now) {
            return createdAt + KEPT.toMillis() > now;
        }
    }

    private static Optional<Found> find(Handle handle, Owner owner, String key) {
        return handle.createQuery("""
                        SELECT request_hash, status, ids, created_at FROM replay
                        WHERE profile_id = :profile AND idempotency_key = :key
                        """)
                .bind("profile", owner.profile().value())
                .bind("key", key)
                .map(Row.to(row -> new Found(
                        new Kept(
                                new RequestHash(row.bytes("request_hash")), row.number("status"), ids(row.text("ids"))),
                        row.bigNumber("created_at"))))
                .findOne();
    }

    private static List<UUID> ids(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(",", -1)).map(UUID::fromString).toList();
    }

    private static void keep(ChangeSet set, Owner owner, String key, Kept kept) {
        set.handle()
                .createUpdate("DELETE FROM replay WHERE profile_id = :profile AND idempotency_key = :key")
                .bind("profile", owner.profile().value())
                .bind("key", key)
                .execute();
        set.handle()
                .createUpdate("""
                        INSERT INTO replay (profile_id, idempotency_key, request_hash, status, ids, created_at)
                        VALUES (:profile, :key, :hash, :status, :ids, :now)
                        """)
                .bind("profile", owner.profile().value())
                .bind("key", key)
                .bind("hash", kept.hash().stored())
                .bind("status", kept.status())
                .bind("ids", kept.ids().stream().map(UUID::toString).collect(Collectors.joining(",")))
                .bind("now", set.nowMillis())
                .execute();
    }

    /// Forgets what is older than it need be kept.
    public void forgetOld(Database database, Instant now) {
        database.write(transaction -> transaction
                .handle()
                .createUpdate("DELETE FROM replay WHERE created_at < :before")
                .bind("before", now.minus(KEPT).toEpochMilli())
                .execute());
    }
}
