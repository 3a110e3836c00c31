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

    private AppearanceViewModel model(List<Appearance> shown) {
        return new AppearanceViewModel(
                new DesktopSettings(data.resolve("desktop.json")), Background.sameThread(), shown::add);
    }
}
