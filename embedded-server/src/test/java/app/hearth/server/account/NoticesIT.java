package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Notice;
import app.hearth.common.account.Tokens;
import app.hearth.common.secret.Secret;
import app.hearth.server.testing.AtOnce;
import app.hearth.server.testing.HandedOver;
import app.hearth.server.testing.House;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a profile is told at its next sign-in.
class NoticesIT {
    @TempDir
    private Path folder;

    private House house;
    private Tokens ada;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.register("ada");
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void aTheftIsToldOnceAtTheNextSignIn() throws Exception {
        assertThat(ada.notices()).isEmpty();
        Tokens other = login();
        assertThat(other.notices()).isEmpty();
        Instant stolen = house.clock().instant();
        theft(other);
        house.restart();
        List<Notice> told = login().notices();
        assertThat(told).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Notice.REFRESH_THEFT);
            assertThat(notice.at())
                    .isBetween(stolen.minusMillis(1), house.clock().instant());
        });
        assertThat(login().notices()).isEmpty();
    }

    @Test
    void aRefreshAndARefusedSignInNeitherTellItNorForgetIt() {
        theft(login());
        assertThat(house.refresh(ada.refreshToken()).tokens().notices()).isEmpty();
        assertThat(house.login("ada", "not the password").status()).isEqualTo(401);
        assertThat(house.register("bob").notices()).isEmpty();
        assertThat(house.login("bob", House.PASSWORD).tokens().notices()).isEmpty();
        assertThat(login().notices()).hasSize(1);
    }

    @Test
    void everyTheftIsTold() {
        theft(login());
        house.clock().forward(Duration.ofMinutes(5));
        theft(ada);
        List<Notice> told = login().notices();
        assertThat(told).hasSize(2);
        assertThat(Duration.between(told.getFirst().at(), told.getLast().at()))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aRecoveryAndAResetTellIt() {
        theft(login());
        Secret code = Objects.requireNonNull(ada.recoveryCode());
        Tokens recovered = house.recover("ada", code.reveal(), House.PASSWORD).tokens();
        assertThat(recovered.notices()).hasSize(1);
        theft(recovered);
        Secret token = HandedOver.resetToken(
                house.rows(), ada.user().id(), house.clock().instant().plus(Duration.ofHours(1)));
        assertThat(house.reset(token.reveal(), House.PASSWORD).tokens().notices())
                .hasSize(1);
        assertThat(login().notices()).isEmpty();
    }

    @Test
    void ofManySignInsAtOnceOneIsTold() throws Exception {
        theft(login());
        assertThat(AtOnce.calls(8, _ -> login()).stream()
                        .mapToInt(tokens -> tokens.notices().size())
                        .sum())
                .isEqualTo(1);
    }

    private void theft(Tokens of) {
        Tokens second = house.refresh(of.refreshToken()).tokens();
        house.refresh(second.refreshToken()).tokens();
        assertThat(house.refresh(of.refreshToken()).code()).isEqualTo("session_revoked");
    }

    private Tokens login() {
        return house.login("ada", House.PASSWORD).tokens();
    }
}
