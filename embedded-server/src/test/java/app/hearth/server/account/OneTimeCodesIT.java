package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.secret.OneTimeCode;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.server.access.Owner;
import app.hearth.server.account.OneTimeCodes.Shown;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.testing.Authenticator;
import app.hearth.server.testing.Resident;
import app.hearth.server.testing.TestClock;
import app.hearth.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was judged before a write, when it comes to the write.
class OneTimeCodesIT {
    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private final byte[] vaultKey = SecretBox.random(SecretBox.KEY_BYTES);
    private final byte[] seed = SecretBox.random(OneTimeCode.SEED_BYTES);
    private Database database;
    private ChangeLog changes;
    private OneTimeCodes codes;
    private Owner ada;

    @BeforeEach
    void open() throws Exception {
        database = Storage.open(folder, TestDatabase.create());
        changes = new ChangeLog(database, clock, Map.of());
        codes = new OneTimeCodes(database, clock);
        ada = Resident.movingInto(database, clock);
        Authenticator.atTheBeginningOfAStep(clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ofTwoThatWereJudgedAtOnceOneIsSpent() {
        List<Secret> backup = enrol();
        for (Secret code : List.of(now(), backup.getFirst())) {
            Shown one = judge(code).orElseThrow();
            Shown two = judge(code).orElseThrow();
            assertThat(spend(one)).isTrue();
            assertThat(spend(two)).isFalse();
        }
    }

    @Test
    void whoNeededNothingBeforeCodesWereSwitchedOnIsNotLetIn() {
        Shown nothing = judge(Secret.of("")).orElseThrow();
        assertThat(spend(nothing)).isTrue();
        enrol();
        assertThat(spend(nothing)).isFalse();
    }

    @Test
    void aCodeOfAnEnrolmentThatIsOverIsNotSpent() {
        enrol();
        Shown old = judge(now()).orElseThrow();
        changes.write(ada, set -> codes.forget(set, ada));
        assertThat(spend(old)).isFalse();
        clock.forward(OneTimeCode.STEP);
        enrol();
        assertThat(spend(old)).isFalse();
    }

    @Test
    void aSeedIsBoundToItsProfile() {
        enrol();
        Owner bob = Resident.movingInto(database, clock);
        assertThat(codes.judge(ada, vaultKey, Optional.of(now()))).isPresent();
        database.write(transaction -> transaction
                .handle()
                .createUpdate("UPDATE totp SET profile_id = :bob")
                .bind("bob", bob.profile().value())
                .execute());
        assertThat(codes.judge(bob, vaultKey, Optional.of(now()))).isEmpty();
    }

    private List<Secret> enrol() {
        changes.write(ada, set -> {
            codes.begin(set, ada, vaultKey, seed);
            return true;
        });
        return changes.write(ada, set -> codes.confirm(set, ada, codes.seed(ada).orElseThrow(), 0))
                .orElseThrow();
    }

    private Secret now() {
        return Secret.of(OneTimeCode.at(seed, clock.instant()));
    }

    private Optional<Shown> judge(Secret code) {
        return codes.judge(ada, vaultKey, Optional.of(code));
    }

    private boolean spend(Shown shown) {
        return database.write(transaction -> codes.spend(transaction.handle(), ada, shown));
    }
}
