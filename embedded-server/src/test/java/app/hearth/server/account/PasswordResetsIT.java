package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Registration;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.secret.Secret;
import app.hearth.server.access.AccessTokens;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.account.PasswordResets.Issued;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.testing.TestClock;
import app.hearth.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tokens of resets as they are made and kept.
class PasswordResetsIT {
    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private final PasswordHashing hashing = new PasswordHashing();
    private Database database;
    private PasswordResets resets;
    private Owner ada;

    @BeforeEach
    void open() throws Exception {
        database = Storage.open(folder, TestDatabase.create());
        ChangeLog changes = new ChangeLog(database, clock, Map.of());
        AuditLog audit = new AuditLog(database, clock);
        SignIns.Parts parts = new SignIns.Parts(
                database,
                new Sessions(database),
                new Profiles(database, changes),
                new Vaults(clock),
                new AccessTokens(clock),
                clock,
                new SessionCache(),
                audit,
                new Throttle(clock));
        Admission admission = new Admission(RegistrationPolicy.OPEN, true);
        resets = new PasswordResets(database, audit, clock);
        Registrations registrations =
                new Registrations(parts, new SignIns(parts), new Credentials(hashing), resets, admission);
        Registration wanted = new Registration("ada", null, Secret.of("a hearth of one's own"), null, null, null, null);
        ada = Owners.ofProvenProfile(registrations
                .register(wanted, new Device(null, "127.0.0.1", null))
                .user()
                .id());
    }

    @AfterEach
    void close() {
        database.close();
        hashing.close();
    }

    @Test
    void aTokenIsGoodForADayAndVoidsTheOneBefore() {
        Secret first = resets.issue(ada, Actor.atThisMachine()).token();
        Issued second = resets.issue(ada, Actor.atThisMachine());
        assertThat(resets.find(first)).isEmpty();
        assertThat(Duration.between(clock.instant(), second.expiresAt()))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
        clock.forward(Duration.ofHours(24).minusMinutes(1));
        assertThat(resets.find(second.token())).contains(ada.profile());
        clock.forward(Duration.ofMinutes(1));
        assertThat(resets.find(second.token())).isEmpty();
        resets.forgetOld(clock.instant());
        assertThat(rows("SELECT token_hash FROM reset_token")).isEmpty();
    }

    @Test
    void theTokenIsLongAndIsNotInTheDatabase() {
        String token = resets.issue(ada, Actor.atThisMachine()).token().reveal();
        assertThat(token).hasSize(43);
        assertThat(rows("SELECT token_hash FROM reset_token"))
                .hasSize(1)
                .allSatisfy(hash -> assertThat(hash).hasSize(64).doesNotContain(token));
        assertThat(rows("SELECT act FROM audit WHERE act = 'user_reset' AND about_profile_id IS NOT NULL"))
                .hasSize(1);
    }

    @Test
    void whoDoesNotExistGetsNone() {
        Owner nobody = Owners.ofProvenProfile(ProfileId.next(clock));
        assertThatThrownBy(() -> resets.issue(nobody, Actor.atThisMachine())).isInstanceOf(HttpFailure.class);
    }

    private List<String> rows(String sql) {
        return database.read(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
