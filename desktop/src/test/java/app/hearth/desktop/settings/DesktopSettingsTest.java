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

    private WindowViewModel window(DesktopSettings settings) {
        WindowViewModel window = new WindowViewModel(settings, Background.sameThread());
        window.load();
        return window;
    }

    private DesktopSettings settings() {
        return new DesktopSettings(data.resolve("desktop.json"));
    }

    @Test
    void whatWasChosenIsShownAtOnceAndAtTheNextStart() {
        List<Appearance> shown = new ArrayList<>();
        WindowViewModel window = window(settings());
        window.appearance().addListener((_, _, now) -> shown.add(now));
        window.appearance().set(Appearance.DARK);

        assertThat(shown).containsExactly(Appearance.DARK);
        assertThat(window(settings()).appearance().get()).isEqualTo(Appearance.DARK);
    }

    @Test
    void aTornFileMeansAsTheSystemIs() throws Exception {
        Files.writeString(data.resolve("desktop.json"), "{\"appea");

        assertThat(settings().appearance()).isEqualTo(Appearance.SYSTEM);
    }

    @Test
    void whenItLocksIsKeptBesideHowItLooks() {
        DesktopSettings settings = settings();
        WindowViewModel lock = window(settings);
        assertThat(lock.lockAfter().get())
                .as("a quarter of an hour until someone chooses")
                .isEqualTo(LockAfter.FIFTEEN_MINUTES);

        lock.lockAfter().set(LockAfter.NEVER);
        settings.keep(Appearance.DARK);
        WindowViewModel next = window(settings);

        assertThat(next.lockAfter().get()).isEqualTo(LockAfter.NEVER);
        assertThat(settings.appearance()).isEqualTo(Appearance.DARK);
        next.lockAfter().set(LockAfter.AN_HOUR);
        assertThat(settings.appearance()).isEqualTo(Appearance.DARK);
    }

    @Test
    void aFileFromBeforeThereWasALockMeansAQuarterOfAnHour() throws Exception {
        Files.writeString(data.resolve("desktop.json"), "{\"appearance\":\"dark\"}");
        DesktopSettings settings = settings();

        assertThat(settings.lockAfter()).isEqualTo(LockAfter.FIFTEEN_MINUTES);
        assertThat(settings.appearance()).isEqualTo(Appearance.DARK);
    }

    @Test
    void whetherCodeIsWrappedIsKeptBesideTheRest() {
        DesktopSettings settings = settings();
        WindowViewModel code = window(settings);
        assertThat(code.wrapsCode().get()).as("until someone chooses").isFalse();

        code.wrapsCode().set(true);
        settings.keep(Appearance.DARK);
        settings.keep(LockAfter.NEVER);
        settings.keep(settings.network());
        WindowViewModel next = window(settings);

        assertThat(next.wrapsCode().get()).isTrue();
        next.wrapsCode().set(false);
        assertThat(settings.wrapsCode()).isFalse();
        assertThat(settings.appearance()).isEqualTo(Appearance.DARK);
        assertThat(settings.lockAfter()).isEqualTo(LockAfter.NEVER);
    }

    @Test
    void howTheWindowBehavesIsKeptBesideTheRest() {
        DesktopSettings settings = settings();
        WindowViewModel window = window(settings);
        assertThat(window.zoom().get()).as("until someone chooses").isEqualTo(Zoom.NONE);
        assertThat(settings.place()).as("until it was closed once").isEmpty();

        window.zoomIn();
        window.motion().set(Motion.REDUCED);
        WindowPlace place = new WindowPlace(new WindowPlace.Rectangle(10, 20, 900, 700), true);
        settings.keep(place);
        settings.keep(Appearance.DARK);
        WindowViewModel next = window(settings);

        assertThat(next.zoom().get()).isEqualTo(new Zoom(110));
        assertThat(next.motion().get()).isEqualTo(Motion.REDUCED);
        assertThat(settings.place()).contains(place);
        next.zoomBack();
        assertThat(settings.zoom()).isEqualTo(Zoom.NONE);
        assertThat(settings.appearance()).isEqualTo(Appearance.DARK);
    }
}
