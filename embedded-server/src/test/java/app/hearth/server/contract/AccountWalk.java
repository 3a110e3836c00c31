package app.hearth.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.DeviceSession;
import app.hearth.common.account.Login;
import app.hearth.common.account.PasswordChange;
import app.hearth.common.account.Recovery;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Reset;
import app.hearth.common.account.TotpEnrolment;
import app.hearth.common.account.UserPatch;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Field;
import app.hearth.server.testing.Authenticator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The part of [ContractIT]'s walk that is about accounts, the people of the household and councils, and what the whole
/// walk stands on.
abstract sealed class AccountWalk permits ContractIT {
    @TempDir
    private static Path folder;

    LiveServer server;
    RawClient raw;
    Person ada;

    @BeforeAll
    void start() throws Exception {
        server = LiveServer.start(folder);
        raw = new RawClient(server);
        ada = Person.movingIn(server, "ada-lovelace");
    }

    @AfterAll
    void stop() {
        ada.close();
        raw.close();
        server.close();
    }

    @Test
    @Order(1)
    void aProfileSignsInAndOutAndChangesItself() {
        try (HearthClient phone = server.client()) {
            assertThat(phone.login(new Login("ADA-Lovelace", null, Secret.of(Person.PASSWORD), null, "phone"))
                            .user()
                            .id())
                    .isEqualTo(ada.tokens().user().id());
            phone.resume();
            assertThat(phone.account()
                            .update(new UserPatch(
                                    Field.of("Ada"),
                                    Field.of("ada@example.org"),
                                    Field.of("#0072B2"),
                                    Field.of(JsonNodeFactory.instance
                                            .objectNode()
                                            .put("theme", "dark"))))
                            .email())
                    .isEqualTo("ada@example.org");
            assertThat(ada.client().account().me().displayName()).isEqualTo("Ada");
            phone.logout();
        }
    }

    @Test
    @Order(1)
    void aPasswordIsChangedAndRecoveredAndAProfileLeaves() {
        try (HearthClient phone = server.client()) {
            Secret first = Secret.of("the first of three");
            Secret second = Secret.of("the second of three");
            phone.register(new Registration("leaving", null, first, null, null, "phone", null));
            phone.account().changePassword(new PasswordChange(first, second));
            Secret code = phone.account().newRecoveryCode(second);
            Recovery lost = new Recovery("leaving", null, code, Secret.of("the third of three"), "phone");
            assertThat(phone.recover(lost).recoveryCode()).isNotNull().isNotEqualTo(code);
            phone.reset(new Reset(server.resetToken(phone.account().me()), lost.newPassword(), null, null));
            assertProblem(ErrorCode.CONFLICT, () -> ada.client().deleteProfile(Secret.of(Person.PASSWORD)));
            phone.deleteProfile(lost.newPassword());
            assertProblem(ErrorCode.UNAUTHORIZED, () -> phone.account().me());
            assertProblem(ErrorCode.INVALID_CREDENTIALS, () -> phone.recover(lost));
        }
    }

    @Test
    @Order(1)
    void aProfileAsksForOneTimeCodesAndNoMore() {
        Secret password = Secret.of(Person.PASSWORD);
        try (HearthClient phone = server.client()) {
            phone.register(new Registration("in-two-steps", null, password, null, null, "phone", null));
            TotpEnrolment enrolment = phone.account().enrolTotp(password);
            Authenticator app = new Authenticator(enrolment.secret().reveal(), InstantSource.system());
            Secret backup = phone.account().confirmTotp(Secret.of(app.code())).getFirst();
            Login login = new Login("in-two-steps", null, password, null, "phone");
            assertProblem(ErrorCode.TOTP_REQUIRED, () -> phone.login(login));
            assertThat(phone.login(new Login("in-two-steps", null, password, backup, "phone"))
                            .user()
                            .hasTotp())
                    .isTrue();
            phone.account().removeTotp(password);
            assertThat(phone.login(login).user().hasTotp()).isFalse();
            phone.deleteProfile(password);
        }
    }

    @Test
    @Order(1)
    void sessionsAreListedAndRevoked() {
        assertThat(ada.client().account().audit(null).items()).isNotEmpty();
        try (HearthClient one = server.client();
                HearthClient two = server.client()) {
            one.login(new Login(ada.name(), null, Secret.of(Person.PASSWORD), null, "one"));
            two.login(new Login(ada.name(), null, Secret.of(Person.PASSWORD), null, "two"));
            DeviceSession second = ada.client().account().sessions().items().stream()
                    .filter(session -> "two".equals(session.deviceName()))
                    .findFirst()
                    .orElseThrow();
            ada.client().account().revoke(second.id());
            assertThatThrownBy(() -> two.account().me()).isInstanceOf(ProblemException.class);
            ada.client().account().revokeOthers();
            assertThatThrownBy(() -> one.account().me()).isInstanceOf(ProblemException.class);
            assertThat(ada.client().account().sessions().items()).hasSize(1);
        }
    }

    @Test
    @Order(1)
    void theAdminInvitesAndLooksAfterPeople() {
        new AdminWalk(server, ada).invite();
        new AdminWalk(server, ada).lookAfterPeople();
    }

    @Test
    @Order(1)
    void councilsAreKeptAndSuggested() {
        new CouncilWalk(ada).presetsComeAndGo();
    }

    @Test
    @Order(1)
    void aCouncilIsHeldAndAskedAnew() {
        new CouncilWalk(ada).oneIsHeldSeenWholeAndAskedAnew();
    }

    static void assertProblem(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
