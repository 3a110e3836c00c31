package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.server.access.Owner;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// A table of tokens to hand over or to send: 256 random bits each as text, of which only the hash is kept; so
/// many bits need no salt. A profile has one at most, good once and for a day. Thread-safe; blocks.
final class OneTimeTokens {
    /// How long a token is good.
    static final Duration LIFETIME = Duration.ofHours(24);

    private static final int BYTES = 32;

    /// What the tokens of one table are for.
    enum Kind {
        PASSWORD_RESET("reset_token", "", "", ""),

        /// Good for the address the profile has when the token is made, and no other.
        EMAIL(
                "email_token",
                ", email_key",
                ", (SELECT p.email_key FROM profile p WHERE p.id = :profile)",
                " AND email_key = (SELECT p.email_key FROM profile p WHERE p.id = email_token.profile_id)");

        private final String table;
        private final String columns;
        private final String values;
        private final String holds;

        Kind(String table, String columns, String values, String holds) {
            this.table = table;
            this.columns = columns;
            this.values = values;
            this.holds = holds;
        }
    }

    private final Database database;
    private final InstantSource clock;
    private final Kind kind;

    OneTimeTokens(Database database, InstantSource clock, Kind kind) {
        this.database = database;
        this.clock = clock;
        this.kind = kind;
    }

    /// A token, told this once, and until when it is good.
    record Made(Secret token, Instant expiresAt) {}

    /// Makes a token in the place of the one before, as part of a write that holds the profile's row, or made it.
    Made make(Handle handle, Owner owner) {
        Secret token = generate();
        Instant now = Instant.ofEpochMilli(clock.millis());
        Instant expiresAt = now.plus(LIFETIME);
        forget(handle, owner);
        handle.createUpdate("INSERT INTO " + kind.table + " (profile_id, token_hash, created_at, expires_at"
                        + kind.columns + ") VALUES (:profile, :hash, :now, :expires" + kind.values + ")")
                .bind("profile", owner.profile().value())
                .bind("hash", hash(token))
                .bind("now", now.toEpochMilli())
                .bind("expires", expiresAt.toEpochMilli())
                .execute();
        return new Made(token, expiresAt);
    }

    private static Secret generate() {
        byte[] random = SecretBox.random(BYTES);
        try {
            return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        } finally {
            Arrays.fill(random, (byte) 0);
        }
    }

    private static String hash(Secret token) {
        byte[] bytes = token.reveal().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(KeyDerivation.sha256(bytes));
    }

    /// Whose token it is, while it is good.
    Optional<ProfileId> find(Secret token) {
        return database.read(handle -> handle.createQuery("SELECT profile_id FROM " + kind.table + " WHERE " + isGood())
                .bind("hash", hash(token))
                .bind("now", clock.millis())
                .map(Row.to(row -> new ProfileId(row.uuid("profile_id"))))
                .findOne());
    }

    /// Uses the token up, as part of the write that it allows; false when it is not good any more.
    boolean use(Handle handle, Owner owner, Secret token) {
        return handle.createUpdate("DELETE FROM " + kind.table + " WHERE profile_id = :profile AND " + isGood())
                        .bind("profile", owner.profile().value())
                        .bind("hash", hash(token))
                        .bind("now", clock.millis())
                        .execute()
                == 1;
    }

    private String isGood() {
        return "token_hash = :hash AND expires_at > :now" + kind.holds;
    }

    /// When the profile's token was made, if there is one, good or not.
    Optional<Instant> madeAt(Handle handle, Owner owner) {
        return madeAt(handle, owner, "");
    }

    /// Whether the profile has a token that is good but perhaps for its time.
    boolean holds(Handle handle, Owner owner) {
        return madeAt(handle, owner, kind.holds).isPresent();
    }

    private Optional<Instant> madeAt(Handle handle, Owner owner, String also) {
        return handle.createQuery("SELECT created_at FROM " + kind.table + " WHERE profile_id = :profile" + also)
                .bind("profile", owner.profile().value())
                .map(Row.to(row -> row.time("created_at")))
                .findOne();
    }

    /// Voids the profile's token, if it has one.
    void forget(Handle handle, Owner owner) {
        handle.createUpdate("DELETE FROM " + kind.table + " WHERE profile_id = :profile")
                .bind("profile", owner.profile().value())
                .execute();
    }

    /// Removes the tokens that are no longer good.
    void forgetOld(Instant now) {
        database.write(transaction -> transaction
                .handle()
                .createUpdate("DELETE FROM " + kind.table + " WHERE expires_at <= :now")
                .bind("now", now.toEpochMilli())
                .execute());
    }
}
