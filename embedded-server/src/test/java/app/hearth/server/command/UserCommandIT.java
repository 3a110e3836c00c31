package app.hearth.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Login;
import app.hearth.common.account.Reset;
import app.hearth.common.account.TotpEnrolment;
import app.hearth.common.account.Unlock;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.MailServer;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.household.Person;
import app.hearth.common.key.KeyState;
import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.contract.ContractCheck;
import app.hearth.server.testing.Authenticator;
import app.hearth.server.testing.LetterBox;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UserCommandIT {
    private static final String PASSWORD = "a hearth of one's own";

    @TempDir
    private Path folder;

    private final ContractCheck check = new ContractCheck();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> prompts = new ArrayList<>();

    @AfterEach
    void everyExchangeWasAsDocumented() {
        check.close();
    }

    @Test
    void whoIsCreatedSignsInAndTheCodeShownOpensTheirVault() throws Exception {
        assertThat(run(PASSWORD + "\n", "user", "create", "Ada", "--admin", "--password-stdin"))
                .as(err.toString())
                .isZero();
        String code = out.toString().strip().replaceAll(".* ", "");
        assertThat(code).hasSize(39);
        try (RunningServer server = serve();
                HearthClient ada = client(server)) {
            assertThat(ada.login(login("ada", PASSWORD)).user().isAdmin()).isTrue();
            ada.account().lock();
            ada.account().unlock(new Unlock(null, Secret.of(code), null));
        }
    }

    @Test
    void theListShowsEverybodyWithTheirState() {
        run(PASSWORD, "user", "create", "ada", "--admin", "--password-stdin");
        run(PASSWORD, "user", "create", "bob", "--email", "bob@home.example", "--password-stdin");
        run("", "user", "disable", "bob");
        out.getBuffer().setLength(0);
        assertThat(run("", "user", "list")).isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("ada ").contains("admin", "enabled", "last seen never"),
                        line -> assertThat(line).startsWith("bob ").contains("member", "disabled"));
    }

    @Test
    void whoIsDisabledIsOutAndWhoIsEnabledIsInAgain() throws Exception {
        run(PASSWORD, "user", "create", "ada", "--admin", "--password-stdin");
        run(PASSWORD, "user", "create", "bob", "--password-stdin");
        assertThat(run("", "user", "disable", "BOB")).isZero();
        try (RunningServer server = serve();
                HearthClient bob = client(server)) {
            assertRefused(ErrorCode.FORBIDDEN, () -> bob.login(login("bob", PASSWORD)));
        }
        assertThat(run("", "user", "enable", "bob")).isZero();
        try (RunningServer server = serve();
                HearthClient bob = client(server)) {
            assertThat(bob.login(login("bob", PASSWORD)).user().isActive()).isTrue();
        }
    }

    @Test
    void aResetPasswordSignsInAndTheKeysOfBeforeAreLost() throws Exception {
        run(PASSWORD, "user", "create", "ada", "--admin", "--password-stdin");
        try (RunningServer server = serve();
                HearthClient ada = client(server)) {
            ada.login(login("ada", PASSWORD));
            ada.keys().save(new SaveKey("openai", Secret.of("sk-of-before"), null, null));
        }
        assertThat(run("another hearth altogether", "user", "reset-password", "ada", "--password-stdin"))
                .isZero();
        assertThat(out.toString()).contains("lost");
        try (RunningServer server = serve();
                HearthClient ada = client(server)) {
            assertRefused(ErrorCode.INVALID_CREDENTIALS, () -> ada.login(login("ada", PASSWORD)));
            ada.login(login("ada", "another hearth altogether"));
            assertThat(ada.keys().list().items())
                    .singleElement()
                    .satisfies(key -> assertThat(key.state()).isEqualTo(KeyState.LOST));
        }
    }

    @Test
    void aResetVoidsTheTokenThatAnAdminHandedOut() throws Exception {
        run(PASSWORD, "user", "create", "ada", "--admin", "--password-stdin");
        run(PASSWORD, "user", "create", "bob", "--password-stdin");
        Secret token;
        try (RunningServer server = serve();
                HearthClient ada = client(server)) {
            ada.login(login("ada", PASSWORD));
            Person bob = ada.admin().people(null).items().getLast();
            token = ada.admin().resetPassword(bob.id()).token();
        }
        assertThat(run("another hearth altogether", "user", "reset-password", "bob", "--password-stdin"))
                .isZero();
        try (RunningServer server = serve();
                HearthClient bob = client(server)) {
            Reset reset = new Reset(token, Secret.of("a third hearth"), null, null);
            assertRefused(ErrorCode.INVALID_CREDENTIALS, () -> bob.reset(reset));
            bob.login(login("bob", "another hearth altogether"));
        }
    }

    @Test
    void aResetAsksForNoOneTimeCodesAnyMore() throws Exception {
        run(PASSWORD, "user", "create", "ada", "--admin", "--password-stdin");
        try (RunningServer server = serve();
                HearthClient ada = client(server)) {
            ada.login(login("ada", PASSWORD));
            TotpEnrolment enrolment = ada.account().enrolTotp(Secret.of(PASSWORD));
            Authenticator app = new Authenticator(enrolment.secret().reveal(), InstantSource.system());
            ada.account().confirmTotp(Secret.of(app.code()));
            assertRefused(ErrorCode.TOTP_REQUIRED, () -> ada.login(login("ada", PASSWORD)));
        }
        assertThat(run("another hearth altogether", "user", "reset-password", "ada", "--password-stdin"))
                .isZero();
        try (RunningServer server = serve();
                HearthClient ada = client(server)) {
            assertThat(ada.login(login("ada", "another hearth altogether"))
                            .user()
                            .hasTotp())
                    .isFalse();
        }
    }

    @Test
    void whoIsDeletedIsGoneAndTheLastAdminStays() {
        run(PASSWORD, "user", "create", "ada", "--admin", "--password-stdin");
        run(PASSWORD, "user", "create", "bob", "--password-stdin");
        for (String act : List.of("delete", "disable")) {
            assertThat(run("", "user", act, "ada")).isEqualTo(1);
            assertThat(err.toString()).contains("last admin").hasLineCount(1);
            err.getBuffer().setLength(0);
        }
        assertThat(run("", "user", "delete", "bob")).isZero();
        assertThat(run("", "user", "enable", "bob")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no profile called bob").hasLineCount(1);
    }

    @Test
    void whileAServerRunsItIsRefusedInOneLineThatSaysWhatToDo() throws Exception {
        run(PASSWORD, "user", "create", "ada", "--admin", "--password-stdin");
        try (RunningServer server = serve()) {
            assertThat(server.address()).isNotNull();
            assertThat(run("", "user", "list")).isEqualTo(1);
        }
        assertThat(err.toString())
                .startsWith("hearth: ")
                .contains("running", "Stop it first", "/admin")
                .hasLineCount(1);
    }

    @Test
    void aMistypedDirectoryIsSaidAndNotFilled() {
        assertThat(run("", "user", "list")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no data of Hearth in").hasLineCount(1);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aPasswordThatIsAskedForIsAskedForTwice() {
        Deque<String> typed = new ArrayDeque<>(List.of(PASSWORD, "a slip", PASSWORD, PASSWORD));
        Function<String, Optional<char[]>> ask = prompt -> {
            prompts.add(prompt);
            return Optional.of(typed.removeFirst().toCharArray());
        };
        assertThat(run(new Typing(in(""), ask), "user", "create", "ada", "--interactive"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("not the same").doesNotContain("slip");
        assertThat(run(new Typing(in(""), ask), "user", "create", "ada", "--interactive"))
                .isZero();
        assertThat(prompts).hasSize(4);
        assertThat(run(new Typing(in(""), prompt -> Optional.empty()), "user", "create", "eve", "--interactive"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--password-stdin");
    }

    @Test
    void whatARegistrationWouldRefuseIsOneLine() {
        run(PASSWORD, "user", "create", "ada", "--admin", "--password-stdin");
        for (List<String> bad : List.of(List.of("ADA", PASSWORD), List.of("bob", "short"), List.of("bob", ""))) {
            err.getBuffer().setLength(0);
            assertThat(run(bad.getLast(), "user", "create", bad.getFirst(), "--password-stdin"))
                    .isEqualTo(1);
            assertThat(err.toString()).startsWith("hearth: ").hasLineCount(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user",
                "user dance",
                "user list ada",
                "user create",
                "user create ada",
                "user create ada --interactive --password-stdin",
                "user disable",
                "user disable ada --password-stdin",
                "user delete ada --admin"
            })
    void whatItDoesNotUnderstandIsOneLineAndExitCodeTwo(String line) {
        assertThat(run("", line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("hearth: ").hasLineCount(1);
    }

    @Test
    void theAdminOfTheEnvironmentIsMadeOnceWhereThereIsNobody() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        FirstAdmin first =
                new FirstAdmin(Map.of("HEARTH_ADMIN_USERNAME", "ada", "HEARTH_ADMIN_PASSWORD_FILE", file.toString()));
        first.ensure(data(), Optional.empty(), Optional.empty());
        Files.writeString(file, "another password entirely");
        first.ensure(data(), Optional.empty(), Optional.empty());
        try (RunningServer server = serve();
                HearthClient ada = client(server)) {
            assertThat(ada.login(login("ada", PASSWORD)).user().isAdmin()).isTrue();
            assertThat(ada.admin().people(null).items()).hasSize(1);
        }
    }

    @Test
    void serveMakesTheAdminOfTheEnvironmentAndSaysNothingOfIt() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Map<String, String> environment =
                Map.of("HEARTH_ADMIN_USERNAME", "ada", "HEARTH_ADMIN_PASSWORD_FILE", file.toString());
        try (HearthProcess server = HearthProcess.start(
                        folder, environment, "serve", "--data-dir", data().toString(), "--port", "0");
                HearthClient ada = check.client(ClientOptions.to(server.ready()))) {
            assertThat(ada.login(login("ada", PASSWORD)).user().isAdmin()).isTrue();
            server.terminate();
            assertThat(server.exitCode()).isZero();
            assertThat(server.said()).hasSize(1);
        }
        assertThat(Files.readString(data().resolve("logs/hearth.log"))).doesNotContain(PASSWORD);
    }

    @Test
    void theAdminWhoIsNamedByAnAddressAloneSetsThePasswordByTheTokenThatIsShownOnce() throws Exception {
        Map<String, String> environment = Map.of("HEARTH_ADMIN_EMAIL", "ada@home.example");
        String shown;
        try (HearthProcess server =
                HearthProcess.start(folder, environment, "serve", "--data-dir", data().toString(), "--port", "0")) {
            server.ready();
            shown = server.nextLine();
            server.terminate();
            assertThat(server.exitCode()).isZero();
            assertThat(server.said()).hasSize(2);
        }
        assertThat(shown).contains("ada@home.example");
        assertThat(Files.readString(data().resolve("logs/hearth.log")))
                .doesNotContain(shown.replaceAll(".* ", ""), "ada@home.example");
        assertThat(new FirstAdmin(environment).ensure(data(), Optional.empty(), Optional.empty()))
                .isEmpty();
        try (RunningServer server = serve();
                HearthClient ada = client(server)) {
            assertThat(server.setUpCode()).isEmpty();
            Reset reset = new Reset(Secret.of(shown.replaceAll(".* ", "")), Secret.of(PASSWORD), null, null);
            assertThat(ada.reset(reset).user().isAdmin()).isTrue();
            assertThat(ada.login(new Login(null, "ada@home.example", Secret.of(PASSWORD), null, null))
                            .user()
                            .username())
                    .isEqualTo("ada");
        }
    }

    @Test
    void theAdminWhoIsNamedByAnAddressGetsALetterWhereMailIsSetUp() throws Exception {
        FirstAdmin first = new FirstAdmin(Map.of("HEARTH_ADMIN_EMAIL", "ada@home.example"));
        String said;
        String token;
        try (LetterBox box = LetterBox.open()) {
            said = first.ensure(data(), Optional.empty(), Optional.of(box.address()))
                    .orElseThrow();
            token = box.letter(1).token();
            assertThat(box.letter(1).to()).isEqualTo("ada@home.example");
        }
        assertThat(said).doesNotContain(token);
        try (RunningServer server = serve();
                HearthClient ada = client(server)) {
            Reset reset = new Reset(Secret.of(token), Secret.of(PASSWORD), null, null);
            assertThat(ada.reset(reset).user().isAdmin()).isTrue();
        }
    }

    @Test
    void aLetterThatCannotBeSentIsPrintedInstead() throws Exception {
        FirstAdmin first = new FirstAdmin(Map.of("HEARTH_ADMIN_EMAIL", "ada@home.example"));
        MailServer gone;
        try (LetterBox box = LetterBox.open()) {
            gone = box.address();
        }
        assertThat(first.ensure(data(), Optional.empty(), Optional.of(gone)))
                .hasValueSatisfying(
                        said -> assertThat(said.replaceAll(".* ", "")).hasSize(43));
    }

    @Test
    void anEnvironmentThatNamesHalfAnAdminIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), PASSWORD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        for (Map<String, String> half : List.of(
                Map.of("HEARTH_ADMIN_USERNAME", "ada"),
                Map.of("HEARTH_ADMIN_PASSWORD_FILE", file.toString()),
                Map.of("HEARTH_ADMIN_USERNAME", "ada", "HEARTH_ADMIN_PASSWORD_FILE", file.toString()),
                Map.of("HEARTH_ADMIN_USERNAME", "ada", "HEARTH_ADMIN_PASSWORD_FILE", folder + "/none"))) {
            Assertions.assertThatThrownBy(() -> new FirstAdmin(half).ensure(data(), Optional.empty(), Optional.empty()))
                    .isInstanceOf(CommandException.class)
                    .hasMessageNotContaining(PASSWORD);
        }
    }

    private static void assertRefused(ErrorCode code, Runnable call) {
        Assertions.assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Login login(String name, String password) {
        return new Login(name, null, Secret.of(password), null, null);
    }

    private RunningServer serve() throws Exception {
        return EmbeddedServer.find().start(ServerConfig.standalone(data()).withPort(0));
    }

    private HearthClient client(RunningServer server) {
        return check.client(ClientOptions.to(server.address()));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private int run(String stdin, String... arguments) {
        return run(new Typing(in(stdin), prompt -> Optional.empty()), arguments);
    }

    private int run(Typing typing, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", data().toString()));
        return HearthCommand.commandLine(Map.of(), new PrintWriter(out, true), new PrintWriter(err, true), typing)
                .execute(all.toArray(String[]::new));
    }
}
