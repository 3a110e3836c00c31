package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Login;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Reset;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.OneTimeCode;
import app.hearth.common.secret.ReadableCode;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.common.wire.Uuid7;
import app.hearth.server.access.AccessTokens;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.household.Household;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.mail.Mail;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import app.hearth.server.testing.Authenticator;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.TestClock;
import app.hearth.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is good once, in the hands of many who have all been found right before any of them has used it up: each
/// stands at the write, and only then do the writes begin.
@Timeout(300)
class SpentOnceIT {
    /// No more than the limit of wrong guesses lets try one name; on PostgreSQL each that waits holds a connection.
    private static final int CALLERS = TestDatabase.isPostgres() ? 8 : 16;

    private static final String PASSWORD = "a hearth of one's own";

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private final PasswordHashing hashing = new PasswordHashing();
    private Database database;
    private ChangeLog changes;
    private SignIns.Parts parts;
    private SignIns signIns;
    private Credentials credentials;
    private OneTimeCodes codes;
    private PasswordResets resets;
    private Owner ada;

    @BeforeEach
    void open() throws Exception {
        database = Storage.open(folder, TestDatabase.create());
        changes = new ChangeLog(database, clock, Map.of());
        parts = new SignIns.Parts(
                database,
                new Sessions(database),
                new Profiles(database, changes),
                new Vaults(clock),
                new AccessTokens(clock),
                clock,
                new SessionCache(),
                new AuditLog(database, clock),
                new Throttle(clock));
        signIns = new SignIns(parts);
        credentials = new Credentials(hashing);
        codes = new OneTimeCodes(database, clock);
        resets = new PasswordResets(database, parts.audit(), clock);
        Registration wanted = new Registration("ada", "ada@home.example", Secret.of(PASSWORD), null, null, null, null);
        ada = Owners.ofProvenProfile(registrations(new Admission(RegistrationPolicy.OPEN, true))
                .register(wanted, device(0))
                .user()
                .id());
        Authenticator.atTheBeginningOfAStep(clock);
    }

    @AfterEach
    void close() {
        database.close();
        hashing.close();
    }

    @Test
    void ofManySignInsWithOneOneTimeCodeOneSucceeds() {
        byte[] seed = SecretBox.random(OneTimeCode.SEED_BYTES);
        enrol(seed);
        Accounts accounts = new Accounts(parts, signIns, credentials, codes);
        Secret code = Secret.of(OneTimeCode.at(seed, clock.instant()));
        assertThat(successes(i -> accounts.login(login(code), device(i)))).isEqualTo(1);
    }

    @Test
    void ofManySignInsWithOneBackupCodeOneSucceeds() {
        Secret code = enrol(SecretBox.random(OneTimeCode.SEED_BYTES)).getFirst();
        Accounts accounts = new Accounts(parts, signIns, credentials, codes);
        assertThat(successes(i -> accounts.login(login(code), device(i)))).isEqualTo(1);
    }

    @Test
    void ofManyConfirmationsWithOneEmailTokenOneSucceeds() {
        EmailTokens tokens = new EmailTokens(parts, changes, Mail.NONE);
        Secret token = tokens.issue(ada, Actor.atThisMachine()).token();
        assertThat(successes(i -> tokens.verify(token, device(i).address()))).isEqualTo(1);
    }

    @Test
    void ofManyResetsWithOneTokenOneSucceeds() {
        Passwords passwords = new Passwords(
                parts, signIns, credentials, new Passwords.Beyond(changes, resets, codes, new NoBelongings()));
        Secret token = resets.issue(ada, Actor.atThisMachine()).token();
        assertThat(successes(i -> passwords.reset(new Reset(token, Secret.of(PASSWORD + i), null, null), device(i))))
                .isEqualTo(1);
    }

    @Test
    void ofManyRegistrationsWithOneInvitationOneSucceeds() {
        Household household = new Household(database, clock, "1");
        Registrations registrations =
                registrations(new Admission(RegistrationPolicy.INVITE, false, household.invitations()));
        Secret code = invitation();
        assertThat(successes(i -> registrations.register(
                        new Registration("guest-" + i, null, Secret.of(PASSWORD), null, code, null, null), device(i))))
                .isEqualTo(1);
    }

    /// How many of the calls succeed that all wait for their write before the first of these begins; the others
    /// are refused.
    private int successes(IntConsumer call) {
        AtomicInteger succeeded = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread holder = Thread.ofPlatform().start(() -> hold(held, go));
        await(held);
        List<Thread> callers = IntStream.range(0, CALLERS)
                .mapToObj(i -> Thread.ofPlatform().start(() -> {
                    try {
                        call.accept(i);
                        succeeded.incrementAndGet();
                    } catch (HttpFailure _) {
                        refused.incrementAndGet();
                    }
                }))
                .toList();
        try {
            callers.forEach(caller -> Await.until("it stands at its write", () -> writes(caller)));
        } finally {
            go.countDown();
        }
        callers.forEach(caller -> Await.until("it is through", () -> !caller.isAlive()));
        Await.until("the holder is through", () -> !holder.isAlive());
        assertThat(succeeded.get() + refused.get()).isEqualTo(CALLERS);
        return succeeded.get();
    }

    /// Keeps every write waiting that touches the profile, or who is on the server.
    private void hold(CountDownLatch held, CountDownLatch go) {
        database.write(transaction -> {
            Profiles.takeTurn(transaction.handle());
            Profiles.hold(transaction.handle(), ada);
            held.countDown();
            await(go);
            return true;
        });
    }

    private static boolean writes(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Database.class.getName())
                        && frame.getMethodName().equals("attempt"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Registrations registrations(Admission admission) {
        return new Registrations(parts, signIns, credentials, resets, admission);
    }

    private static Device device(int number) {
        return new Device(null, "192.0.2." + (number + 1), null);
    }

    private static Login login(Secret code) {
        return new Login("ada", null, Secret.of(PASSWORD), code, null);
    }

    /// Its backup codes.
    private List<Secret> enrol(byte[] seed) {
        Profile profile = parts.profiles().byId(ada.profile()).orElseThrow();
        byte[] vaultKey = credentials
                .byPassword(Optional.of(profile), Secret.of(PASSWORD))
                .orElseThrow();
        changes.write(ada, set -> {
            codes.begin(set, ada, vaultKey, seed);
            return true;
        });
        return changes.write(ada, set -> codes.confirm(set, ada, codes.seed(ada).orElseThrow(), 0))
                .orElseThrow();
    }

    private Secret invitation() {
        int bytes = 15;
        Secret code = ReadableCode.generate(bytes);
        byte[] hash = ReadableCode.use(code, bytes, KeyDerivation::sha256).orElseThrow();
        database.write(transaction -> transaction
                .handle()
                .createUpdate("""
                        INSERT INTO invite (id, code_hash, created_at, expires_at) VALUES (:id, :hash, :now, :expires)
                        """)
                .bind("id", Uuid7.next(clock))
                .bind("hash", HexFormat.of().formatHex(hash))
                .bind("now", clock.millis())
                .bind("expires", clock.instant().plus(Duration.ofDays(1)).toEpochMilli())
                .execute());
        return code;
    }

    private static final class NoBelongings implements Belongings {
        @Override
        public void loseSealed(ChangeSet set, Owner owner) {}

        @Override
        public void endWork(Owner owner) {}
    }
}
