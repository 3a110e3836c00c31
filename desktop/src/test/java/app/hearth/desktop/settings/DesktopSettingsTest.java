package app.hearth.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.Background;
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

    private AppearanceViewModel model(List<Appearance> shown) {
        return new AppearanceViewModel(
                new DesktopSettings(data.resolve("desktop.json")), Background.sameThread(), shown::add);
    }
}
