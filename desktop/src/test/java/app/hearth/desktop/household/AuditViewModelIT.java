package app.hearth.desktop.household;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Role;
import app.hearth.common.client.HearthClient;
import app.hearth.common.household.NewInvite;
import app.hearth.common.household.PersonPatch;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.fx.ActRow;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Moments;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The acts of everybody as an admin narrows them down, and the server's figures, before the real server.
final class AuditViewModelIT {
    private static final int MANY = 60;

    private final Locale before = Locale.getDefault();
    private final RealHearth house;
    private final HearthClient anna;
    private final Moments moments = new Moments(InstantSource.system(), ZoneOffset.UTC);
    private final SimpleObjectProperty<Map<ProfileId, String>> names = new SimpleObjectProperty<>(Map.of());
    private final AuditViewModel audit;
    private ProfileId ben = new ProfileId(new UUID(0, 0));

    AuditViewModelIT(@TempDir Path data) throws Exception {
        house = new RealHearth(data);
        anna = house.client();
        audit = new AuditViewModel(anna.admin(), Background.sameThread(), moments, names);
    }

    @BeforeEach
    void moveIn() {
        Locale.setDefault(Locale.ENGLISH);
        ProfileId self = house.register(anna, "anna", "Kitchen").user().id();
        ben = house.register(house.client(), "ben", "Laptop").user().id();
        names.set(Map.of(self, "Anna", ben, "Ben"));
    }

    @AfterEach
    void close() {
        house.close();
        Locale.setDefault(before);
    }

    @Test
    void everyActNamesWhoDidItAndWhomItConcerned() {
        anna.admin().update(ben, new PersonPatch(Role.ADMIN, null));

        audit.load();

        assertThat(words()).containsExactly("Someone’s profile changed", "Profile made", "Profile made");
        assertThat(audit.rows().get().getFirst().detail()).startsWith("Anna  ·  about Ben  ·  today");
        assertThat(audit.rows().get().getFirst().detail()).endsWith("127.0.0.1");
        assertThat(audit.rows().get().get(1).detail()).startsWith("Ben");
    }

    @Test
    void theListIsNarrowedToOnePersonAndToOneActAndWidenedAgain() {
        anna.admin().update(ben, new PersonPatch(Role.ADMIN, null));
        audit.load();

        audit.showOnlyBy(Optional.of(ben));
        assertThat(words()).containsExactly("Profile made");
        assertThat(audit.rows().get().getFirst().detail()).startsWith("Ben");

        audit.showOnlyBy(Optional.empty());
        audit.showOnly(Optional.of("user_update"));
        assertThat(words()).containsExactly("Someone’s profile changed");

        audit.showOnly(Optional.of("backup"));
        assertThat(words()).isEmpty();

        audit.showOnly(Optional.empty());
        assertThat(words()).hasSize(3);
    }

    @Test
    void whatDoesNotFitOnAPageFollowsWithTheSameFilter() {
        for (int i = 0; i < MANY; i++) {
            anna.admin().invite(new NewInvite(1, null));
        }
        audit.load();

        audit.showOnly(Optional.of("invite_create"));
        int first = audit.rows().get().size();
        assertThat(audit.pages().hasMore().get()).isTrue();
        audit.pages().more();

        assertThat(first).isLessThan(MANY);
        assertThat(words()).hasSize(MANY).containsOnly("Invitation made");
        assertThat(audit.pages().hasMore().get()).isFalse();
    }

    @Test
    void aNameThatBecomesKnownIsShown() {
        names.set(Map.of());
        audit.load();
        assertThat(audit.rows().get().getFirst().detail()).startsWith("a deleted profile");

        names.set(Map.of(ben, "Benny"));

        assertThat(audit.rows().get().getFirst().detail()).startsWith("Benny");
        assertThat(audit.people().get().stream().map(Choice::words)).containsExactly("Everybody", "Benny");
    }

    @Test
    void theFiguresCountEverybody() {
        StatsViewModel stats = new StatsViewModel(anna.admin(), Background.sameThread(), moments);

        stats.load();

        List<Figure> figures = stats.figures().items().get();
        assertThat(figures).contains(new Figure("Profiles", "2"), new Figure("Devices signed in", "2"));
        assertThat(figures.getLast().value()).startsWith("today");
    }

    @Test
    void bytesAreSaidInTheUnitAPersonWouldUse() {
        assertThat(Figure.bytes(0)).isEqualTo("0 kB");
        assertThat(Figure.bytes(1500)).isEqualTo("1.5 kB");
        assertThat(Figure.bytes(71_400)).isEqualTo("71 kB");
        assertThat(Figure.bytes(2_340_000)).isEqualTo("2.3 MB");
        assertThat(Figure.bytes(5_000_000_000_000_000L)).isEqualTo("5,000 TB");
    }

    private List<String> words() {
        return audit.rows().get().stream().map(ActRow::words).toList();
    }
}
