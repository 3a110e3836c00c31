package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Role;
import app.hearth.common.account.User;
import app.hearth.common.account.UserPatch;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.common.wire.Json;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.account.Credentials.SealedPassword;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/// The profiles of this server, without their sessions. Thread-safe.
final class Profiles {
    /// How the change feed calls a profile.
    static final String ENTITY = "user";

    /// Told apart by their lightness too, and each dark enough for white letters; the desktop offers the same.
    static final List<String> COLORS =
            List.of("#a8571c", "#0b6e4f", "#1f5fa8", "#8a2f5d", "#5b4b9a", "#6b6b00", "#00707a", "#5a3d2b");

    private static final int MAX_PREFERENCES = 64 * 1024;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final String SELECT = """
            SELECT id, username, display_name, email, email_verified, role, is_active, has_password, avatar_color,
                   preferences, created_at, updated_at, password_salt, password_cost, password_verifier,
                   password_slot, recovery_slot,
                   (SELECT t.confirmed_at FROM totp t WHERE t.profile_id = profile.id) AS totp_since
            FROM profile
            """;

    private static final String OTHERS = "SELECT COUNT(*) FROM profile WHERE id <> :profile";

    private final Database database;
    private final ChangeLog changes;

    Profiles(Database database, ChangeLog changes) {
        this.database = database;
        this.changes = changes;
    }

    /// The profile that signs in with the one or the other; the username counts when both are given.
    Optional<Profile> named(@Nullable String username, @Nullable String email) {
        if (username == null && email == null) {
            throw new InvalidFieldException("username", "Signing in needs a name or an e-mail address.");
        }
        return username != null ? byUsername(username) : byEmail(String.valueOf(email));
    }

    /// Whom an attempt is counted for that was made by one of these names.
    Guess.Who who(Optional<Profile> found, @Nullable String username, @Nullable String email) {
        return Guess.Who.of(found, username != null ? username : String.valueOf(email));
    }

    Optional<Profile> byUsername(String name) {
        return find("WHERE username_key = :value", Names.key(name));
    }

    Optional<Profile> byEmail(String email) {
        return find("WHERE email_key = :value", Names.key(email));
    }

    Optional<Profile> byId(ProfileId id) {
        return find("WHERE id = :value", id.value());
    }

    private Optional<Profile> find(String where, Object value) {
        return database.read(handle -> handle.createQuery(SELECT + where)
                .bind("value", value)
                .map(Row.to(Profiles::profile))
                .findOne());
    }

    private static Profile profile(Row row) {
        return new Profile(
                user(row),
                row.bytes("password_salt"),
                row.text("password_cost"),
                row.bytes("password_verifier"),
                row.bytes("password_slot"),
                row.bytes("recovery_slot"));
    }

    private static User user(Row row) {
        Role role = Role.of(row.text("role"));
        return new User(
                new ProfileId(row.uuid("id")),
                row.text("username"),
                row.text("display_name"),
                row.nullableText("email"),
                row.flag("email_verified"),
                role,
                role == Role.ADMIN,
                row.flag("is_active"),
                row.flag("has_password"),
                row.nullableTime("totp_since") != null,
                row.text("avatar_color"),
                Json.read(row.text("preferences"), JsonNode.class),
                row.time("created_at"),
                row.time("updated_at"));
    }

    /// The profile itself, for the change feed.
    Map<String, User> states(Owner owner, Collection<String> ids) {
        return byId(owner.profile())
                .filter(profile -> ids.contains(profile.id().toString()))
                .map(profile -> Map.of(profile.id().toString(), profile.user()))
                .orElse(Map.of());
    }

    boolean haveAdmin(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM profile WHERE role = 'admin'")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    boolean isEmpty(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM profile")
                        .mapTo(Integer.class)
                        .one()
                == 0;
    }

    void insert(Handle handle, Profile profile) {
        User user = profile.user();
        Update update = handle.createUpdate("""
                        INSERT INTO profile (id, seq, horizon, username, username_key, email, email_key, email_verified,
                            display_name, role, is_active, has_password, avatar_color, preferences, password_salt,
                            password_cost, password_verifier, password_slot, recovery_slot, created_at, updated_at)
                        VALUES (:id, 0, 0, :username, :usernameKey, :email, :emailKey, FALSE, :displayName, :role, TRUE,
                            :hasPassword, :color, :preferences, :salt, :cost, :verifier, :passwordSlot, :recoverySlot,
                            :now, :now)
                        """);
        update.bind("id", user.id().value())
                .bind("username", user.username())
                .bind("usernameKey", Names.key(user.username()))
                .bind("email", user.email())
                .bind("emailKey", user.email() == null ? null : Names.key(user.email()))
                .bind("displayName", user.displayName())
                .bind("role", user.role().code())
                .bind("hasPassword", user.hasPassword())
                .bind("color", user.avatarColor())
                .bind("preferences", Json.write(user.preferences()))
                .bind("salt", profile.salt())
                .bind("cost", profile.cost())
                .bind("verifier", profile.verifierHash())
                .bind("passwordSlot", profile.passwordSlot())
                .bind("recoverySlot", profile.recoverySlot())
                .bind("now", user.createdAt().toEpochMilli())
                .execute();
    }

    /// Keeps others from writing to the profile's row until the end of the transaction; false when there is none.
    static boolean hold(Handle handle, Owner owner) {
        return handle.createUpdate("UPDATE profile SET seq = seq WHERE id = :profile")
                        .bind("profile", owner.profile().value())
                        .execute()
                > 0;
    }

    /// Whether the profile can still be proved as it was when it was read; holds its row.
    boolean isStill(Handle handle, Profile before) {
        hold(handle, Owners.ofProvenProfile(before.id()));
        return byId(before.id()).filter(before::hasPasswordOf).isPresent();
    }

    void setPassword(ChangeSet set, Owner owner, SealedPassword password) {
        set.handle()
                .createUpdate("""
                        UPDATE profile SET has_password = TRUE, password_salt = :salt, password_cost = :cost,
                            password_verifier = :verifier, password_slot = :slot, updated_at = :now
                        WHERE id = :profile
                        """)
                .bind("salt", password.salt())
                .bind("cost", password.cost())
                .bind("verifier", password.verifierHash())
                .bind("slot", password.slot())
                .bind("now", set.nowMillis())
                .bind("profile", owner.profile().value())
                .execute();
        set.upsert(ENTITY, owner.profile());
    }

    /// Notes that what its owner sees of the profile has changed.
    void changed(ChangeSet set, Owner owner) {
        set.handle()
                .createUpdate("UPDATE profile SET updated_at = :now WHERE id = :profile")
                .bind("now", set.nowMillis())
                .bind("profile", owner.profile().value())
                .execute();
        set.upsert(ENTITY, owner.profile());
    }

    void setEmailVerified(ChangeSet set, Owner owner) {
        set.handle()
                .createUpdate("UPDATE profile SET email_verified = TRUE WHERE id = :profile")
                .bind("profile", owner.profile().value())
                .execute();
        changed(set, owner);
    }

    void setRecoverySlot(ChangeSet set, Owner owner, byte[] slot) {
        set.handle()
                .createUpdate("UPDATE profile SET recovery_slot = :slot WHERE id = :profile")
                .bind("slot", slot)
                .bind("profile", owner.profile().value())
                .execute();
    }

    /// Waits until no other write decides who is on this server, and what they may do there, and keeps others
    /// from it until the end of the transaction: so exactly one is the first, and of the last two admins one stays.
    static void takeTurn(Handle handle) {
        handle.execute("UPDATE server SET registrations = registrations WHERE id = 1");
    }

    /// Whether somebody is left to administer the server, or nobody at all, when this profile is gone; takes its
    /// turn.
    static boolean mayGo(Handle handle, Owner owner) {
        takeTurn(handle);
        return count(handle, OTHERS, owner) == 0 || haveOtherAdmin(handle, owner);
    }

    /// Whether another active admin is there than this profile.
    static boolean haveOtherAdmin(Handle handle, Owner owner) {
        return count(handle, OTHERS + " AND role = 'admin' AND is_active = TRUE", owner) > 0;
    }

    private static int count(Handle handle, String sql, Owner owner) {
        return handle.createQuery(sql)
                .bind("profile", owner.profile().value())
                .mapTo(Integer.class)
                .one();
    }

    /// With every row that belongs to it, its audit rows left out. False when there is none.
    boolean delete(Handle handle, Owner owner) {
        return handle.createUpdate("DELETE FROM profile WHERE id = :profile")
                        .bind("profile", owner.profile().value())
                        .execute()
                > 0;
    }

    /// The profile after the change; an e-mail that is taken is reported by the unique key.
    User update(Owner owner, UserPatch patch) {
        return changes.write(owner, set -> {
            User before = byId(owner.profile()).orElseThrow().user();
            String email = patch.email().present() ? emailOf(patch) : before.email();
            boolean sameEmail = Objects.equals(email, before.email());
            set.handle()
                    .createUpdate("""
                            UPDATE profile SET display_name = :displayName, email = :email, email_key = :emailKey,
                                email_verified = :verified, avatar_color = :color, preferences = :preferences,
                                updated_at = :now
                            WHERE id = :profile
                            """)
                    .bind("displayName", displayName(patch, before))
                    .bind("email", email)
                    .bind("emailKey", email == null ? null : Names.key(email))
                    .bind("verified", sameEmail && before.emailVerified())
                    .bind("color", color(patch, before))
                    .bind("preferences", preferences(patch, before))
                    .bind("now", set.nowMillis())
                    .bind("profile", owner.profile().value())
                    .execute();
            set.upsert(ENTITY, owner.profile());
            return byId(owner.profile()).orElseThrow().user();
        });
    }

    private static @Nullable String emailOf(UserPatch patch) {
        String given = patch.email().value();
        return given == null ? null : Names.email(given);
    }

    private static String displayName(UserPatch patch, User before) {
        if (!patch.displayName().present()) {
            return before.displayName();
        }
        String given = patch.displayName().value();
        return given == null ? before.username() : Names.displayName(given);
    }

    private static String color(UserPatch patch, User before) {
        if (!patch.avatarColor().present()) {
            return before.avatarColor();
        }
        String given = patch.avatarColor().value();
        if (given == null || !COLOR.matcher(given).matches()) {
            throw new InvalidFieldException("avatar_color", "A colour is written like #C7702E.");
        }
        return given;
    }

    private static String preferences(UserPatch patch, User before) {
        JsonNode given = patch.preferences().present() ? patch.preferences().value() : before.preferences();
        if (given == null || !given.isObject()) {
            throw new InvalidFieldException("preferences", "Preferences are a JSON object.");
        }
        String text = Json.write(given);
        if (text.length() > MAX_PREFERENCES) {
            throw new InvalidFieldException("preferences", "Preferences have at most 64 KiB.");
        }
        return text;
    }
}
