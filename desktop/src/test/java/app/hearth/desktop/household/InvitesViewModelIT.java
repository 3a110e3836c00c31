package app.hearth.desktop.household;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.User;
import app.hearth.common.client.HearthClient;
import app.hearth.common.household.Invite;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Moments;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Invitations as an admin makes and takes them back, before the real server.
final class InvitesViewModelIT {
    private final Locale before = Locale.getDefault();
    private final RealHearth house;
    private final HearthClient anna;
    private final SimpleObjectProperty<Map<ProfileId, String>> names = new SimpleObjectProperty<>(Map.of());
    private final InvitesViewModel invites;

    InvitesViewModelIT(@TempDir Path data) throws Exception {
        house = new RealHearth(data);
        anna = house.client();
        Moments moments = new Moments(InstantSource.system(), ZoneOffset.UTC);
        invites = new InvitesViewModel(anna, Background.sameThread(), moments, names);
    }

    @BeforeEach
    void moveIn() {
        Locale.setDefault(Locale.ENGLISH);
        User user = house.register(anna, "anna", "Kitchen").user();
        names.set(Map.of(user.id(), user.displayName()));
    }

    @AfterEach
    void close() {
        house.close();
        Locale.setDefault(before);
    }

    @Test
    void anInvitationIsMadeForSomebodyForAsLongAsWasChosenAndItsCodeIsShownOnce() {
        invites.load();
        invites.note().set("  Grandma  ");
        invites.days().set(30);

        invites.make();

        Handed code = invites.issued().get().orElseThrow();
        assertThat(code.code()).matches("([0-9A-Z]{4}-)+[0-9A-Z]{4}");
        assertThat(code.toString()).doesNotContain(code.code());
        assertThat(invites.note().get()).isEmpty();
        Invite made = invites.pages().items().get().getFirst();
        assertThat(Duration.between(made.createdAt(), made.expiresAt())).isEqualTo(Duration.ofDays(30));
        InviteRow row = invites.rows().get().getFirst();
        assertThat(row.title()).isEqualTo("Grandma");
        assertThat(row.detail())
                .startsWith("Good until ")
                .contains("made today")
                .endsWith("by anna");
        assertThat(row.open()).isTrue();

        invites.done();
        assertThat(invites.issued().get()).isEmpty();
    }

    @Test
    void anInvitationTakenBackSaysSoAndStays() {
        invites.make();

        invites.revoke(invites.rows().get().getFirst().id());

        InviteRow row = invites.rows().get().getFirst();
        assertThat(row.open()).isFalse();
        assertThat(row.state()).isEqualTo("Taken back");
    }

    @Test
    void aNoteThatIsTooLongIsSaidAtItsField() {
        invites.note().set("x".repeat(201));

        invites.make();

        assertThat(invites.noteProblem().get()).isEqualTo("A note has at most 200 characters.");
        assertThat(invites.issued().get()).isEmpty();
        invites.note().set("x".repeat(200));
        assertThat(invites.noteProblem().get()).isEmpty();
        invites.make();
        assertThat(invites.issued().get()).isPresent();
    }

    @Test
    void aServerThatTakesEverybodySaysThatNoInvitationIsNeeded() {
        invites.load();

        assertThat(invites.policy().get()).startsWith("On this server everyone who can reach it may make a profile");
    }
}
