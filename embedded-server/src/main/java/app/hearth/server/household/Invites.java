package app.hearth.server.household;

import app.hearth.common.account.ProfileId;
import app.hearth.common.household.Invite;
import app.hearth.common.household.InviteId;
import app.hearth.common.household.InviteState;
import app.hearth.common.household.IssuedInvite;
import app.hearth.common.household.NewInvite;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.common.wire.Page;
import app.hearth.server.account.Invitations;
import app.hearth.server.http.Cursor;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The invitations of this server. Each lets one person in as a member, until it expires. Thread-safe; blocks.
final class Invites implements Invitations {
    /// How long an invitation that is over stays in the list.
    private static final Duration LISTED = Duration.ofDays(90);

    private static final int DEFAULT_DAYS = 7;
    private static final int MOST_DAYS = 30;
    private static final int LONGEST_NOTE = 200;
    private static final String SELECT = """
            SELECT id, note, created_by, created_at, expires_at, revoked_at, used_at, used_by FROM invite
            """;
    private static final String IS_OPEN = "used_at IS NULL AND revoked_at IS NULL AND expires_at > :now";

    private final Database database;
    private final InstantSource clock;

    Invites(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    IssuedInvite make(ProfileId by, NewInvite wanted) {
        int days = wanted.expiresInDays() == null ? DEFAULT_DAYS : wanted.expiresInDays();
        if (days < 1 || days > MOST_DAYS) {
            throw new InvalidFieldException("expires_in_days", "An invitation is good for 1 to 30 days.");
        }
        String note = checkedNote(wanted.note());
        InviteId id = InviteId.next(clock);
        Instant now = Instant.ofEpochMilli(clock.millis());
        Secret code = AdmissionCode.generate();
        database.write(transaction -> transaction
                .handle()
                .createUpdate("""
                        INSERT INTO invite (id, code_hash, note, created_by, created_at, expires_at)
                        VALUES (:id, :hash, :note, :by, :now, :expires)
                        """)
                .bind("id", id.value())
                .bind("hash", AdmissionCode.hash(code).orElseThrow())
                .bind("note", note)
                .bind("by", by.value())
                .bind("now", now.toEpochMilli())
                .bind("expires", now.plus(Duration.ofDays(days)).toEpochMilli())
                .execute());
        return new IssuedInvite(code, find(id).orElseThrow());
    }

    private static @Nullable String checkedNote(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String note = given.strip();
        if (note.codePointCount(0, note.length()) > LONGEST_NOTE || note.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidFieldException("note", "A note is one line of at most 200 characters.");
        }
        return note;
    }

    /// The invitation with a new code in the place of the one whose answer was lost; fails when it is over.
    IssuedInvite reissue(InviteId id) {
        Secret code = AdmissionCode.generate();
        int changed = database.write(transaction -> transaction
                .handle()
                .createUpdate("UPDATE invite SET code_hash = :hash WHERE id = :id AND " + IS_OPEN)
                .bind("hash", AdmissionCode.hash(code).orElseThrow())
                .bind("id", id.value())
                .bind("now", clock.millis())
                .execute());
        if (changed == 0) {
            throw HttpFailure.of(ErrorCode.CONFLICT, "This invitation is over, so it cannot be shown again.");
        }
        return new IssuedInvite(code, find(id).orElseThrow());
    }

    /// Closes an open invitation; one that is closed or has expired stays as it is.
    void revoke(InviteId id) {
        database.write(transaction -> {
            Invite invite = find(id).orElseThrow(HttpFailure::notFound);
            boolean revoked = transaction
                            .handle()
                            .createUpdate("UPDATE invite SET revoked_at = :now WHERE id = :id AND " + IS_OPEN)
                            .bind("now", clock.millis())
                            .bind("id", id.value())
                            .execute()
                    > 0;
            InviteState state =
                    revoked ? InviteState.REVOKED : find(id).orElse(invite).state();
            if (state == InviteState.USED) {
                throw HttpFailure.of(
                        ErrorCode.CONFLICT, "Somebody has come in by this invitation. Disable that profile instead.");
            }
            return true;
        });
    }

    /// Newest first.
    Page<Invite> list(Optional<Cursor> after, int limit) {
        String where = after.isPresent() ? "WHERE created_at <= :at AND (created_at < :at OR id < :id)" : "";
        List<Invite> found = database.read(handle -> {
            Query query = handle.createQuery(
                            SELECT + where + " ORDER BY created_at DESC, id DESC FETCH FIRST :limit ROWS ONLY")
                    .bind("limit", limit + 1);
            after.ifPresent(cursor -> query.bind("at", cursor.key()).bind("id", cursor.id()));
            return query.map(Row.to(this::invite)).list();
        });
        return Cursor.page(
                found,
                limit,
                invite -> Cursor.at(invite.createdAt(), invite.id().value()));
    }

    private Optional<Invite> find(InviteId id) {
        return database.read(handle -> handle.createQuery(SELECT + "WHERE id = :id")
                .bind("id", id.value())
                .map(Row.to(this::invite))
                .findOne());
    }

    private Invite invite(Row row) {
        UUID maker = row.nullableUuid("created_by");
        UUID user = row.nullableUuid("used_by");
        return new Invite(
                new InviteId(row.uuid("id")),
                state(row),
                row.nullableText("note"),
                maker == null ? null : new ProfileId(maker),
                row.time("created_at"),
                row.time("expires_at"),
                row.nullableTime("used_at"),
                user == null ? null : new ProfileId(user));
    }

    private InviteState state(Row row) {
        if (row.nullableTime("used_at") != null) {
            return InviteState.USED;
        }
        if (row.nullableTime("revoked_at") != null) {
            return InviteState.REVOKED;
        }
        return row.time("expires_at").isAfter(clock.instant()) ? InviteState.OPEN : InviteState.EXPIRED;
    }

    @Override
    public boolean isOpen(Secret code) {
        return AdmissionCode.hash(code)
                .filter(hash -> database.read(handle -> isOpen(handle, hash)))
                .isPresent();
    }

    private boolean isOpen(Handle handle, String hash) {
        return handle.createQuery("SELECT id FROM invite WHERE code_hash = :hash AND " + IS_OPEN)
                .bind("hash", hash)
                .bind("now", clock.millis())
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
    }

    @Override
    public boolean use(Secret code, ProfileId by) {
        return AdmissionCode.hash(code).filter(hash -> use(hash, by)).isPresent();
    }

    private boolean use(String hash, ProfileId by) {
        return database.write(transaction -> transaction
                        .handle()
                        .createUpdate("UPDATE invite SET used_at = :now, used_by = :by WHERE code_hash = :hash AND "
                                + IS_OPEN)
                        .bind("now", clock.millis())
                        .bind("by", by.value())
                        .bind("hash", hash)
                        .execute())
                == 1;
    }

    /// Removes what was made so long ago that it is over and need not be listed.
    void forgetOld(Instant now) {
        database.write(transaction -> transaction
                .handle()
                .createUpdate("DELETE FROM invite WHERE expires_at < :before")
                .bind("before", now.minus(LISTED).toEpochMilli())
                .execute());
    }
}
