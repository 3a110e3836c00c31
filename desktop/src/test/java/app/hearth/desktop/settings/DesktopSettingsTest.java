package app.hearth.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.window.Motion;
import app.hearth.desktop.window.WindowPlace;
import app.hearth.desktop.window.Zoom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DesktopSettingsTest {
    @TempDir
    private Path data;

    @Test
    void whatWasChosenIsShownAtOnceAndAtTheNextStart() {
        List<Appearance> shown = new ArrayList<>();

        model(shown).choose(Appearance.DARK);
        AppearanceViewModel next = model(shown);
        next.load();

        assertThat(next.chosen().get()).isEqualTo(Appearance.DARK);
        assertThat(shown).containsExactly(Appearance.DARK, Appearance.DARK);
    }

    @Test
    void aTornFileMeansAsTheSystemIs() throws Exception {
        Files.writeString(data.resolve("desktop.json"), "{\"appea");

        assertThat(new DesktopSettings(data.resolve("desktop.json")).appearance())
                .isEqualTo(Appearance.SYSTEM);
    }

    @Test
    void whenItLocksIsKeptBesideHowItLooks() {
        DesktopSettings settings = new DesktopSettings(data.resolve("desktop.json"));
        LockAfterViewModel lock = new LockAfterViewModel(settings, Background.sameThread());
        lock.load();
        assertThat(lock.chosen().get())
                .as("a quarter of an hour until someone chooses")
                .isEqualTo(LockAfter.FIFTEEN_MINUTES);

        lock.choose(LockAfter.NEVER);
        settings.keep(Appearance.DARK);
        LockAfterViewModel next = new LockAfterViewModel(settings, Background.sameThread());
        next.load();

        assertThat(next.chosen().get()).isEqualTo(LockAfter.NEVER);
        assertThat(settings.appearance()).isEqualTo(Appearance.DARK);
        next.choose(LockAfter.AN_HOUR);
        assertThat(settings.appearance()).isEqualTo(Appearance.DARK);
    }

    @Test
    void aFileFromBeforeThereWasALockMeansAQuarterOfAnHour() throws Exception {
        Files.writeString(data.resolve("desktop.json"), "{\"appearance\":\"dark\"}");
        DesktopSettings settings = new DesktopSettings(data.resolve("desktop.json"));

        assertThat(settings.lockAfter()).isEqualTo(LockAfter.FIFTEEN_MINUTES);
        assertThat(settings.appearance()).isEqualTo(Appearance.DARK);
    }

    @Test
    void whetherCodeIsWrappedIsKeptBesideTheRest() {
        DesktopSettings settings = new DesktopSettings(data.resolve("desktop.json"));
        CodeViewModel code = new CodeViewModel(settings, Background.sameThread());
        code.load();
        assertThat(code.wraps().get()).as("until someone chooses").isFalse();

        code.wraps().set(true);
        settings.keep(Appearance.DARK);
        settings.keep(LockAfter.NEVER);
        settings.keep(settings.network());
        CodeViewModel next = new CodeViewModel(settings, Background.sameThread());
        next.load();

        assertThat(next.wraps().get()).isTrue();
        next.wraps().set(false);
        assertThat(settings.wrapsCode()).isFalse();
        assertThat(settings.appearance()).isEqualTo(Appearance.DARK);
        assertThat(settings.lockAfter()).isEqualTo(LockAfter.NEVER);
    }

    @Test
    void howTheWindowBehavesIsKeptBesideTheRest() {
        DesktopSettings settings = new DesktopSettings(data.resolve("desktop.json"));
        WindowViewModel window = new WindowViewModel(settings, Background.sameThread());
        window.load();
        assertThat(window.zoom().chosen().get()).as("until someone chooses").isEqualTo(Zoom.NONE);
        assertThat(settings.place()).as("until it was closed once").isEmpty();

        window.zoomIn();
        window.motion().choose(Motion.REDUCED);
        WindowPlace place = new WindowPlace(new WindowPlace.Rectangle(10, 20, 900, 700), true);
        settings.keep(place);
        settings.keep(Appearance.DARK);
        WindowViewModel next = new WindowViewModel(settings, Background.sameThread());
        next.load();

        assertThat(next.zoom().chosen().get()).isEqualTo(new Zoom(110));
        assertThat(next.motion().chosen().get()).isEqualTo(Motion.REDUCED);
        assertThat(settings.place()).contains(place);
        next.zoomBack();
        assertThat(settings.zoom()).isEqualTo(Zoom.NONE);
        assertThat(settings.appearance()).isEqualTo(Appearance.DARK);
    }

    private AppearanceViewModel model(List<Appearance> shown) {
        return new AppearanceViewModel(
                new DesktopSettings(data.resolve("desktop.json")), Background.sameThread(), shown::add);
    }
}
