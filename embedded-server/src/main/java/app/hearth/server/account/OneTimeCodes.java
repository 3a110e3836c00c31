package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.secret.Context;
import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.OneTimeCode;
import app.hearth.common.secret.ReadableCode;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.Owner;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeSet;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// The second step of signing in: the seeds of authenticator apps, sealed under the vault key of their profile,
/// and backup codes, kept as hashes. Thread-safe; blocks.
///
/// What a code is worth is judged before the write of a sign-in, and used up inside it ([#spend]), so that of
/// many sign-ins with one code a single one holds.
final class OneTimeCodes {
    private static final int BACKUP_CODES = 10;
    private static final int BACKUP_BYTES = 10;
    private static final String DIGITS = "[0-9]{" + OneTimeCode.DIGITS + "}";

    private final Database database;
    private final InstantSource clock;

    OneTimeCodes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What came with a password that is right, as it was judged.
    sealed interface Shown {
        /// Nothing has to come with it.
        record Nothing() implements Shown {}

        /// The code of this step, for the seed of that enrolment.
        record Step(long number, long enrolledAt) implements Shown {}

        /// A backup code.
        record Backup(String hash) implements Shown {}
    }

    /// A stored seed; `lastStep` is the latest whose code was used.
    record Seed(byte[] sealed, long lastStep, long enrolledAt, boolean confirmed) {
        boolean isThat(Seed other) {
            return enrolledAt == other.enrolledAt && Arrays.equals(sealed, other.sealed);
        }
    }

    /// Empty when the code is wrong; fails with `totp_required` when it is missing. A seed that does not open lets
    /// nobody in but by a backup code.
    Optional<Shown> judge(Owner owner, byte[] vaultKey, Optional<Secret> code) {
        Optional<Seed> seed = seed(owner).filter(Seed::confirmed);
        if (seed.isEmpty()) {
            return Optional.of(new Shown.Nothing());
        }
        String given = code.orElseThrow(
                        () -> HttpFailure.of(ErrorCode.TOTP_REQUIRED, "This profile asks for a one-time code as well."))
                .reveal()
                .strip();
        if (given.replace(" ", "").matches(DIGITS)) {
            OptionalLong step = step(owner, vaultKey, seed.get(), given);
            return step.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Shown.Step(step.getAsLong(), seed.get().enrolledAt()));
        }
        return hash(owner.profile(), Secret.of(given))
                .filter(hash -> database.read(handle -> exists(handle, owner, hash)))
                .map(Shown.Backup::new);
    }

    /// The step, not used yet, that this is the code of; empty when it is wrong or the seed does not open.
    OptionalLong step(Owner owner, byte[] vaultKey, Seed seed, String code) {
        Optional<byte[]> opened = SecretBox.open(vaultKey, seed.sealed(), context(owner));
        try {
            return opened.map(bytes -> OneTimeCode.step(bytes, code.replace(" ", ""), clock.instant(), seed.lastStep()))
                    .orElse(OptionalLong.empty());
        } finally {
            opened.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
        }
    }

    private static boolean exists(Handle handle, Owner owner, String hash) {
        return handle.createQuery("SELECT code_hash FROM backup_code WHERE profile_id = :profile AND code_hash = :hash")
                .bind("profile", owner.profile().value())
                .bind("hash", hash)
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    /// Uses up what was shown, as part of the write that it allows and that holds the profile's row; false when
    /// it does not hold any more.
    boolean spend(Handle handle, Owner owner, Shown shown) {
        return switch (shown) {
            case Shown.Nothing() -> seed(owner).filter(Seed::confirmed).isEmpty();
            case Shown.Step(long number, long enrolledAt) ->
                handle.createUpdate("""
                                UPDATE totp SET last_step = :step
                                WHERE profile_id = :profile AND created_at = :enrolled AND confirmed_at IS NOT NULL
                                  AND last_step < :step
                                """)
                                .bind("step", number)
                                .bind("enrolled", enrolledAt)
                                .bind("profile", owner.profile().value())
                                .execute()
                        == 1;
            case Shown.Backup(String hash) ->
                handle.createUpdate("DELETE FROM backup_code WHERE profile_id = :profile AND code_hash = :hash")
                                .bind("profile", owner.profile().value())
                                .bind("hash", hash)
                                .execute()
                        == 1;
        };
    }

    Optional<Seed> seed(Owner owner) {
        return database.read(handle -> handle.createQuery(
                        "SELECT sealed, last_step, created_at, confirmed_at FROM totp WHERE profile_id = :profile")
                .bind("profile", owner.profile().value())
                .map(Row.to(row -> new Seed(
                        row.bytes("sealed"),
                        row.bigNumber("last_step"),
                        row.bigNumber("created_at"),
                        row.nullableTime("confirmed_at") != null)))
                .findOne());
    }

    /// Stores a seed that waits for its confirmation, in the place of another that does. Fails with `conflict`
    /// when one is confirmed.
    void begin(ChangeSet set, Owner owner, byte[] vaultKey, byte[] seed) {
        if (seed(owner).filter(Seed::confirmed).isPresent()) {
            throw HttpFailure.of(ErrorCode.CONFLICT, "One-time codes are asked for already. Switch them off first.");
        }
        forget(set, owner);
        set.handle()
                .createUpdate("""
                        INSERT INTO totp (profile_id, sealed, last_step, created_at)
                        VALUES (:profile, :sealed, -1, :now)
                        """)
                .bind("profile", owner.profile().value())
                .bind("sealed", SecretBox.seal(vaultKey, seed, context(owner)))
                .bind("now", set.nowMillis())
                .execute();
    }

    /// Makes the seed count and gives backup codes; empty when it does not wait any more.
    Optional<List<Secret>> confirm(ChangeSet set, Owner owner, Seed waiting, long step) {
        if (seed(owner)
                .filter(seed -> !seed.confirmed() && seed.isThat(waiting))
                .isEmpty()) {
            return Optional.empty();
        }
        set.handle()
                .createUpdate("UPDATE totp SET confirmed_at = :now, last_step = :step WHERE profile_id = :profile")
                .bind("now", set.nowMillis())
                .bind("step", step)
                .bind("profile", owner.profile().value())
                .execute();
        List<Secret> codes = Stream.generate(() -> ReadableCode.generate(BACKUP_BYTES))
                .limit(BACKUP_CODES)
                .toList();
        for (Secret code : codes) {
            set.handle()
                    .createUpdate("""
                            INSERT INTO backup_code (profile_id, code_hash, created_at) VALUES (:profile, :hash, :now)
                            """)
                    .bind("profile", owner.profile().value())
                    .bind("hash", hash(owner.profile(), code).orElseThrow())
                    .bind("now", set.nowMillis())
                    .execute();
        }
        return Optional.of(codes);
    }

    /// Removes seed and backup codes; false when there was no seed.
    boolean forget(ChangeSet set, Owner owner) {
        set.handle()
                .createUpdate("DELETE FROM backup_code WHERE profile_id = :profile")
                .bind("profile", owner.profile().value())
                .execute();
        return set.handle()
                        .createUpdate("DELETE FROM totp WHERE profile_id = :profile")
                        .bind("profile", owner.profile().value())
                        .execute()
                > 0;
    }

    private static Context context(Owner owner) {
        return Context.of("totp", "seed", owner.profile().toString());
    }

    /// Of another profile the same code has another hash.
    private static Optional<String> hash(ProfileId profile, Secret code) {
        byte[] salt = profile.toString().getBytes(StandardCharsets.UTF_8);
        return ReadableCode.use(
                        code, BACKUP_BYTES, material -> KeyDerivation.hkdf(material, salt, "hearth backup code", 32))
                .map(HexFormat.of()::formatHex);
    }
}
