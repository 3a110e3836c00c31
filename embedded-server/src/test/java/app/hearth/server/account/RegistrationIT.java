package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Login;
import app.hearth.common.account.Registration;
import app.hearth.common.account.SessionId;
import app.hearth.common.account.Tokens;
import app.hearth.common.account.User;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.access.AccessTokens;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.testing.AtOnce;
import app.hearth.server.testing.TestClock;
import app.hearth.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationIT {
    private static final Device DEVICE = new Device("a desk", "127.0.0.1", null);
    private static final String PASSWORD = "a hearth of one's own";

    @TempDir
    private Path folder;

    private final PasswordHashing hashing = new PasswordHashing();
    private Database database;
    private Vaults vaults;
    private SignIns signIns;
    private SignIns.Parts parts;
    private Credentials credentials;
    private PasswordResets resets;
    private Registrations registrations;
    private Accounts accounts;

    @BeforeEach
    void open() throws Exception {
        database = Storage.open(folder, TestDatabase.create());
        TestClock clock = new TestClock();
        ChangeLog changes = new ChangeLog(database, clock, Map.of());
        vaults = new Vaults(clock);
        parts = new SignIns.Parts(
                database,
                new Sessions(database),
                new Profiles(database, changes),
                vaults,
                new AccessTokens(clock),
                clock,
                new SessionCache(),
                new AuditLog(database, clock),
                new Throttle(clock));
        signIns = new SignIns(parts);
        credentials = new Credentials(hashing);
        resets = new PasswordResets(database, parts.audit(), clock);
        registrations = registrations(RegistrationPolicy.OPEN, true);
        accounts = new Accounts(parts, signIns, credentials, new OneTimeCodes(database, clock));
    }

    private Registrations registrations(RegistrationPolicy policy, boolean firstIsAdmin) {
        return new Registrations(parts, signIns, credentials, resets, new Admission(policy, firstIsAdmin));
    }

    @AfterEach
    void close() {
        database.close();
        hashing.close();
    }

    @Test
    void ofManyFirstRegistrationsExactlyOneIsAdmin() throws Exception {
        assertThat(AtOnce.calls(50, i -> register("person-" + i).user().isAdmin()))
                .containsOnlyOnce(true);
    }

    @Test
    void whereOthersReachTheServerNobodyIsAdminByComingFirst() {
        registrations = registrations(RegistrationPolicy.OPEN, false);
        Secret code = registrations.setUpCode().orElseThrow();
        assertThat(register("ada").user().isAdmin()).isFalse();
        Registration wrong =
                new Registration("eve", null, Secret.of(PASSWORD), null, Secret.of("0000-0000-0000-0000"), null, null);
        Assertions.assertThatThrownBy(() -> registrations.register(wrong, DEVICE))
                .isInstanceOf(HttpFailure.class);
        Registration byCode = new Registration("bob", null, Secret.of(PASSWORD), null, code, null, null);
        assertThat(registrations.register(byCode, DEVICE).user().isAdmin()).isTrue();
        assertThat(registrations.setUpCode()).isEmpty();
    }

    @Test
    void aServerThatTakesNobodyOffersNoCode() {
        assertThat(registrations(RegistrationPolicy.CLOSED, false).setUpCode()).isEmpty();
        assertThat(registrations(RegistrationPolicy.OPEN, true).setUpCode()).isEmpty();
        assertThat(registrations(RegistrationPolicy.INVITE, false).setUpCode()).isPresent();
    }

    @Test
    void ofManyWhoWantOneNameExactlyOneGetsIt() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Tokens>> calls = IntStream.range(0, 12)
                    .<Callable<Tokens>>mapToObj(i -> () -> register(i % 2 == 0 ? "Ada" : "ADA"))
                    .toList();
            List<Future<Tokens>> outcomes = threads.invokeAll(calls);
            assertThat(outcomes)
                    .filteredOn(one -> one.state() == Future.State.SUCCESS)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(one -> one.state() == Future.State.FAILED)
                    .allSatisfy(one -> assertThat(one.exceptionNow()).isInstanceOf(HttpFailure.class));
        }
    }

    @Test
    void anUnknownNameCostsAsManyDerivationsAsAWrongPassword() {
        register("ada");
        long before = hashing.derivations();
        refusedLogin("ada");
        long known = hashing.derivations() - before;
        refusedLogin("nobody");
        assertThat(known).isEqualTo(1);
        assertThat(hashing.derivations() - before).isEqualTo(2);
    }

    private void refusedLogin(String name) {
        Assertions.assertThatThrownBy(
                        () -> accounts.login(new Login(name, null, Secret.of("not the password"), null, null), DEVICE))
                .isInstanceOf(HttpFailure.class);
    }

    @Test
    void namesAreTheSameWhateverTheirCaseAndForm() {
        register("Åda Lovelace");
        for (String same :
                List.of("åda lovelace", "ÅDA LOVELACE", "A\u030Ada Lovelace", " Åda Lovelace ", "Ａ\u030Ada Lovelace")) {
            Tokens tokens = accounts.login(new Login(same, null, Secret.of(PASSWORD), null, null), DEVICE);
            assertThat(tokens.user().username()).isEqualTo("Åda Lovelace");
            Assertions.assertThatThrownBy(() -> register(same)).isInstanceOf(HttpFailure.class);
        }
    }

    @Test
    void theVaultOfASessionThatWasNotStoredStaysShut() {
        User ada = register("ada").user();
        byte[] key = SecretBox.random(SecretBox.KEY_BYTES);
        AtomicReference<Tokens> lost = new AtomicReference<>();
        Assertions.assertThatThrownBy(() -> database.write(transaction -> {
                    lost.set(signIns.open(transaction, ada, key, DEVICE, Act.SIGN_IN));
                    throw new IllegalStateException("the disk is gone");
                }))
                .hasMessage("the disk is gone");
        assertThat(opened(lost.get())).isEmpty();
        Tokens kept = database.write(transaction -> signIns.open(transaction, ada, key, DEVICE, Act.SIGN_IN));
        assertThat(opened(kept)).hasValueSatisfying(opened -> assertThat(opened).isEqualTo(key));
    }

    private Optional<byte[]> opened(Tokens tokens) {
        SessionId session =
                RefreshToken.parse(tokens.refreshToken()).orElseThrow().session();
        return vaults.use(session, byte[]::clone);
    }

    @Test
    void theCommonestPasswordsAreRefused() {
        for (String common : List.of("password", "PASSWORD", "12345678", "iloveyou", "aaaaaaaaaaaa", "baseball")) {
            Assertions.assertThatThrownBy(() -> register("ada", common))
                    .as(common)
                    .isInstanceOf(InvalidFieldException.class);
        }
        assertThat(register("ada", "tr0mbone meadow").user().username()).isEqualTo("ada");
    }

    @Test
    void aNameMadeFromAnAddressThatIsTakenLeavesTheDisplayNameAlone() {
        register("grace");
        Registration wanted =
                new Registration(null, "grace@home.example", Secret.of(PASSWORD), "Grace Hopper", null, null, null);
        Tokens tokens = registrations.register(wanted, DEVICE);
        assertThat(tokens.user().username()).isEqualTo("grace2");
        assertThat(tokens.user().displayName()).isEqualTo("Grace Hopper");
    }

    /// The second one becomes an @ when names are normalised.
    @Test
    void aNameCannotBeTakenForAnAddress() {
        for (String name : List.of("ada@home.example", "ada\uFF20home")) {
            Assertions.assertThatThrownBy(() -> register(name))
                    .isInstanceOf(InvalidFieldException.class)
                    .hasMessageContaining("no @");
        }
        Registration odd = new Registration(null, "ada@home@home.example", Secret.of(PASSWORD), null, null, null, null);
        assertThat(registrations.register(odd, DEVICE).user().username()).isEqualTo("ada_home");
    }

    /// One such character counts as eighteen when names are compared.
    @Test
    void anAddressThatGrowsBeyondItsColumnWhenComparedIsRefused() {
        String address = "\uFDFA".repeat(200) + "@home.example";
        Registration wanted = new Registration("long", address, Secret.of(PASSWORD), null, null, null, null);
        Assertions.assertThatThrownBy(() -> registrations.register(wanted, DEVICE))
                .isInstanceOf(InvalidFieldException.class);
    }

    private Tokens register(String name) {
        return register(name, PASSWORD);
    }

    private Tokens register(String name, String password) {
        return registrations.register(
                new Registration(name, null, Secret.of(password), null, null, null, null), DEVICE);
    }
}
