package app.hearth.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.Login;
import app.hearth.common.account.Registration;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.LiveConnection;
import app.hearth.common.client.ProblemException;
import app.hearth.common.client.UnreachableException;
import app.hearth.common.conversation.NewTag;
import app.hearth.common.conversation.Tag;
import app.hearth.common.live.LiveEvent;
import app.hearth.common.run.RunId;
import app.hearth.common.secret.Secret;
import app.hearth.common.sync.ChangeOp;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.testing.House;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The live channel as the typed client has it.
@Timeout(120)
final class LiveClientIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private House house;
    private HearthClient desktop;
    private HearthClient phone;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        desktop = house.client();
        phone = house.client();
        Secret password = Secret.of(House.PASSWORD);
        desktop.register(new Registration("ada", null, password, null, null, null, null));
        phone.login(new Login("ada", null, password, null, "phone"));
    }

    @AfterEach
    void moveOut() {
        desktop.close();
        phone.close();
        house.close();
    }

    @Test
    void aDeviceHearsOfAChangeAndOfWhatItCannotWatch() throws Exception {
        try (LiveConnection live = phone.live().open()) {
            assertThat(live.next(PATIENCE)).contains(new LiveEvent.Ping());
            assertThat(live.next(Duration.ofMillis(1))).isEmpty();
            Tag tag = desktop.conversations().createTag(new NewTag(null, "home"));
            assertThat(live.next(PATIENCE))
                    .containsInstanceOf(LiveEvent.Changed.class)
                    .map(LiveEvent.Changed.class::cast)
                    .hasValueSatisfying(change -> {
                        assertThat(change.entity()).isEqualTo("tag");
                        assertThat(change.id()).isEqualTo(tag.id().toString());
                        assertThat(change.op()).isEqualTo(ChangeOp.UPSERT);
                        assertThat(phone.sync().changes(change.seq() - 1).items())
                                .extracting(item -> item.seq())
                                .contains(change.seq());
                    });
            RunId nobodys = new RunId(UUID.randomUUID());
            live.watch(nobodys, null);
            assertThat(live.next(PATIENCE))
                    .contains(new LiveEvent.Refused(ErrorCode.NOT_FOUND, "There is nothing here.", nobodys));
        }
    }

    @Test
    void anExpiredTokenIsReplacedAtTheOpeningAndWhileTheChannelIsOpen() throws Exception {
        house.clock().forward(Duration.ofMinutes(11));
        try (LiveConnection live = phone.live().open();
                LiveConnection left = phone.live().open()) {
            assertThat(live.next(PATIENCE)).contains(new LiveEvent.Ping());
            assertThat(left.next(PATIENCE)).contains(new LiveEvent.Ping());
            house.clock().forward(Duration.ofMinutes(6));
            live.renew();
            house.clock().forward(Duration.ofMinutes(6));
            LiveEvent.Closed expired = new LiveEvent.Closed(4401, "token_expired");
            assertThat(left.next(PATIENCE)).contains(expired);
            assertThat(left.next(PATIENCE)).contains(expired);
            desktop.conversations().createTag(new NewTag(null, "still"));
            assertThat(live.next(PATIENCE)).containsInstanceOf(LiveEvent.Changed.class);
        }
    }

    @Test
    void theEndOfTheSessionIsTheLastThatIsHeard() throws Exception {
        try (LiveConnection live = phone.live().open()) {
            desktop.account().revokeOthers();
            assertThat(live.next(PATIENCE)).contains(new LiveEvent.Ping());
            assertThat(live.next(PATIENCE)).contains(new LiveEvent.Closed(4401, "session_revoked"));
        }
        assertThatThrownBy(phone.live()::open)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SESSION_REVOKED));
    }

    @Test
    void aClientThatIsClosedClosesItsChannels() throws Exception {
        LiveConnection live = phone.live().open();
        assertThat(live.next(PATIENCE)).contains(new LiveEvent.Ping());
        phone.close();
        assertThat(live.next(PATIENCE)).containsInstanceOf(LiveEvent.Closed.class);
        assertThatThrownBy(phone.live()::open).isInstanceOf(UnreachableException.class);
    }

    @Test
    void aServerThatStopsIsHeard() throws Exception {
        try (LiveConnection live = phone.live().open()) {
            assertThat(live.next(PATIENCE)).contains(new LiveEvent.Ping());
            house.stop();
            assertThat(live.next(PATIENCE)).contains(new LiveEvent.Closed(1001, "The server is shutting down."));
            assertThatThrownBy(phone.live()::open).isInstanceOf(UnreachableException.class);
        }
    }
}
