package app.hearth.desktop.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Listing;
import app.hearth.desktop.fx.Moments;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a person is signed in, as the real server has it.
final class DevicesViewModelIT {
    private final Locale before = Locale.getDefault();
    private final RealHearth house;
    private final HearthClient here;
    private final Moments moments = new Moments(InstantSource.system(), ZoneOffset.UTC);
    private final DevicesViewModel devices;

    DevicesViewModelIT(@TempDir Path data) throws Exception {
        house = new RealHearth(data);
        here = house.client();
        devices = new DevicesViewModel(here, Background.sameThread(), moments);
    }

    @BeforeEach
    void moveIn() {
        Locale.setDefault(Locale.ENGLISH);
        house.register(here, "anna", "Kitchen");
    }

    @AfterEach
    void close() {
        house.close();
        Locale.setDefault(before);
    }

    @Test
    void thisDeviceStandsFirstAndSaysWhenAndWhereItWasSeen() {
        house.signIn("anna", "Laptop");
        house.signIn("anna", "Old phone");

        devices.load();

        assertThat(names()).startsWith("Kitchen").containsExactlyInAnyOrder("Kitchen", "Laptop", "Old phone");
        assertThat(devices.rows().getFirst().current()).isTrue();
        assertThat(devices.rows().getFirst().detail()).startsWith("Last seen ").contains("127.0.0.1");
        assertThat(devices.others().get()).isTrue();
        assertThat(devices.state().get()).isEqualTo(Listing.READY);
    }

    @Test
    void whoIsSignedInNowhereElseSeesOnlyThisDevice() {
        devices.load();

        assertThat(names()).containsExactly("Kitchen");
        assertThat(devices.others().get()).isFalse();
    }

    @Test
    void aDeviceThatIsSignedOutIsOutAndTheOthersStay() {
        HearthClient laptop = house.signIn("anna", "Laptop");
        HearthClient phone = house.signIn("anna", "Old phone");
        devices.load();
        DeviceRow row = named("Laptop");
        row.asking().set(true);

        devices.revoke(row);

        assertThat(names()).containsExactly("Kitchen", "Old phone");
        assertThat(row.asking().get()).isFalse();
        assertThatThrownBy(laptop.account()::me).isInstanceOf(ProblemException.class);
        assertThat(phone.account().me().username()).isEqualTo("anna");
    }

    @Test
    void allOthersAreOutAtOnce() {
        HearthClient laptop = house.signIn("anna", "Laptop");
        HearthClient phone = house.signIn("anna", "Old phone");
        devices.load();
        devices.askingAll().set(true);

        devices.revokeOthers();

        assertThat(names()).containsExactly("Kitchen");
        assertThat(devices.others().get()).isFalse();
        assertThat(devices.askingAll().get()).isFalse();
        assertThat(List.of(laptop, phone))
                .allSatisfy(client -> assertThatThrownBy(client.account()::me).isInstanceOf(ProblemException.class));
        assertThat(here.account().me().username()).isEqualTo("anna");
    }

    @Test
    void aDeviceThatWentByItselfMeanwhileIsNoFailure() {
        HearthClient laptop = house.signIn("anna", "Laptop");
        devices.load();
        laptop.logout();

        devices.revoke(named("Laptop"));

        assertThat(devices.failure().get()).isEmpty();
        assertThat(names()).containsExactly("Kitchen");
    }

    @Test
    void anAnswerThatComesLateDoesNotBringBackWhoIsOut() {
        Queue<Runnable> work = new ArrayDeque<>();
        Queue<Runnable> outcomes = new ArrayDeque<>();
        house.signIn("anna", "Laptop");
        DevicesViewModel slow = new DevicesViewModel(here, new Background(work::add, outcomes::add), moments);
        slow.load();
        work.remove().run();
        outcomes.remove().run();
        slow.load();
        work.remove().run(); // its answer is on its way while the laptop goes
        slow.revoke(slow.rows().getLast());
        work.remove().run();
        Runnable late = outcomes.remove();
        outcomes.remove().run();
        work.remove().run();
        outcomes.remove().run();

        late.run();

        assertThat(slow.rows().stream().map(DeviceRow::name)).containsExactly("Kitchen");
    }

    @Test
    void whatCannotBeReadIsSaidAndWhatWasReadStays() {
        devices.load();
        house.close();

        devices.load();

        assertThat(devices.failure().get()).isPresent();
        assertThat(names()).containsExactly("Kitchen");
        assertThat(devices.state().get()).isEqualTo(Listing.READY);

        DevicesViewModel never = new DevicesViewModel(here, Background.sameThread(), moments);
        never.load();
        assertThat(never.state().get()).isEqualTo(Listing.FAILED);
    }

    private DeviceRow named(String name) {
        return devices.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return devices.rows().stream().map(DeviceRow::name).toList();
    }
}
